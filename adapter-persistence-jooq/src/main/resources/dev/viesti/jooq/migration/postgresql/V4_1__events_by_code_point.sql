-- As in V3: ids are compared by their characters.
alter table viesti_event
  alter column partner_id type varchar(64) collate "C",
  alter column conversation_id type varchar(64) collate "C",
  alter column merchant_id type varchar(64) collate "C";
alter table viesti_event_log
  alter column name type varchar(16) collate "C",
  alter column log_id type varchar(64) collate "C";

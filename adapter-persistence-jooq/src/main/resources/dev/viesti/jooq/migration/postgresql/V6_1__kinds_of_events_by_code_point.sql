-- As in V3: ids are compared by their characters.
alter table viesti_event
  alter column kind type varchar(16) collate "C",
  alter column member_id type varchar(64) collate "C";

-- As in V3: ids are compared by their characters.
alter table viesti_member alter column email_key type varchar collate "C";
alter table viesti_merchant alter column email_key type varchar collate "C";
alter table viesti_sign_in_link
  alter column link_id type varchar(64) collate "C",
  alter column identity type varchar(100) collate "C",
  alter column token_hash type varchar(64) collate "C";
alter table viesti_session
  alter column token_hash type varchar(64) collate "C",
  alter column identity type varchar(100) collate "C";

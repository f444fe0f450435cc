-- Events that aren't entries: tags that changed, and somebody who has read. Such a row has the entries from 1 to 0, which are
-- none. Its conversation is empty where it is about none, its merchant where no merchant hears of it, its member where it
-- isn't for one member alone.
alter table viesti_event add column kind varchar(16) default 'entry' not null;
alter table viesti_event add column member_id varchar(64) default '' not null;
alter table viesti_event drop constraint viesti_event_pk;
alter table viesti_event add constraint viesti_event_pk
  primary key (partner_id, position, kind, conversation_id, member_id, first_seq);

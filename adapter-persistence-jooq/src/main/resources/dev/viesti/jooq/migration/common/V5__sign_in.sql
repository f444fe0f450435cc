-- Addresses are looked up whatever their case.
alter table viesti_member add column email_key varchar;
alter table viesti_merchant add column email_key varchar;
-- [jooq ignore start]
update viesti_member set email_key = lower(email);
update viesti_merchant set email_key = lower(email);
-- [jooq ignore stop]
alter table viesti_member alter column email_key set not null;
alter table viesti_merchant alter column email_key set not null;
create index viesti_member_email on viesti_member (email_key, member_id);
create index viesti_merchant_email on viesti_merchant (email_key, merchant_id);

-- Links that were asked for lately. One that is to be sent has a due_at, the end of its lease while it is claimed; one
-- that can be used has an expires_at. Of tokens there is the hash alone.
create table viesti_sign_in_link (
  link_id    varchar(64)  not null,
  identity   varchar(100) not null,
  token_hash varchar(64)  not null,
  asked_at   timestamp(6) with time zone not null,
  due_at     timestamp(6) with time zone,
  expires_at timestamp(6) with time zone,
  version    bigint       not null,
  constraint viesti_sign_in_link_pk primary key (link_id),
  constraint viesti_sign_in_link_token unique (token_hash)
);
create index viesti_sign_in_link_asked on viesti_sign_in_link (identity, asked_at);
create index viesti_sign_in_link_due on viesti_sign_in_link (due_at, link_id);

create table viesti_session (
  token_hash varchar(64)  not null,
  identity   varchar(100) not null,
  expires_at timestamp(6) with time zone not null,
  constraint viesti_session_pk primary key (token_hash)
);
create index viesti_session_identity on viesti_session (identity);
create index viesti_session_expires on viesti_session (expires_at);

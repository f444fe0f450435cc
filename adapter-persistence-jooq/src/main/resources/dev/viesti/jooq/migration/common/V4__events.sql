-- What was appended, for those who follow it live, and for some days after: a row for each append. On PostgreSQL the
-- position is the transaction's id, on H2 a count that whoever appends locks until the end; neither is ever set back.
create table viesti_event (
  partner_id      varchar(64) not null,
  position        bigint      not null,
  conversation_id varchar(64) not null,
  first_seq       int         not null,
  last_seq        int         not null,
  merchant_id     varchar(64) not null,
  entered_at      timestamp(6) with time zone not null,
  constraint viesti_event_pk primary key (partner_id, position, conversation_id, first_seq)
);
create index viesti_event_position on viesti_event (position);
create index viesti_event_merchant on viesti_event (merchant_id, position);

-- One row: whose positions these are, the last one on H2, and the last one that isn't kept any more.
create table viesti_event_log (
  name          varchar(16) not null,
  log_id        varchar(64) not null,
  last_position bigint      not null,
  swept         bigint      not null,
  constraint viesti_event_log_pk primary key (name)
);

-- Names are kept in a namespace of their own, since a host may share its schema.
-- The partner's id leads every key of conversations, work, tags and unread marks, so that they can be distributed by it.

-- who takes part

create table viesti_partner (
  partner_id     varchar(64) not null,
  name           varchar     not null,
  name_search    varchar     not null,
  languages      varchar     not null,
  profile_status varchar(16) not null,
  headline       varchar     not null,
  constraint viesti_partner_pk primary key (partner_id)
);

create table viesti_service (
  partner_id     varchar(64) not null,
  service_id     varchar(64) not null,
  title          varchar     not null,
  category       varchar     not null,
  description    varchar     not null,
  price_amount   decimal(20, 6),
  price_currency varchar(3),
  status         varchar(16) not null,
  search         varchar     not null,
  constraint viesti_service_pk primary key (partner_id, service_id),
  constraint viesti_service_partner_fk foreign key (partner_id) references viesti_partner (partner_id)
);
create index viesti_service_category on viesti_service (category, status, partner_id);

create table viesti_member (
  member_id           varchar(64)  not null,
  partner_id          varchar(64)  not null,
  name                varchar      not null,
  email               varchar      not null,
  language            varchar(2)   not null,
  time_zone           varchar(100) not null,
  present             boolean      not null,
  wants_first_contact boolean      not null,
  wants_digest        boolean      not null,
  constraint viesti_member_pk primary key (member_id),
  constraint viesti_member_partner_fk foreign key (partner_id) references viesti_partner (partner_id)
);
create index viesti_member_partner on viesti_member (partner_id, member_id);

create table viesti_merchant (
  merchant_id varchar(64) not null,
  name        varchar     not null,
  email       varchar     not null,
  language    varchar(2)  not null,
  search      varchar     not null,
  constraint viesti_merchant_pk primary key (merchant_id)
);

create table viesti_shop (
  shop_id varchar(64) not null,
  name    varchar     not null,
  url     varchar     not null,
  search  varchar     not null,
  constraint viesti_shop_pk primary key (shop_id)
);

create table viesti_merchant_shop (
  merchant_id varchar(64) not null,
  shop_id     varchar(64) not null,
  role        varchar(16) not null,
  constraint viesti_merchant_shop_pk primary key (merchant_id, shop_id),
  constraint viesti_merchant_shop_merchant_fk foreign key (merchant_id) references viesti_merchant (merchant_id),
  constraint viesti_merchant_shop_shop_fk foreign key (shop_id) references viesti_shop (shop_id)
);

-- conversations

-- What senders share and a block takes alone. The block is in the very row that they lock: whoever waited for the lock
-- sees it. A row with a block can't be changed or deleted any more, see V2.
create table viesti_pair (
  partner_id       varchar(64) not null,
  merchant_id      varchar(64) not null,
  blocked_by       varchar(64),
  blocked_at       timestamp(6) with time zone,
  closed_proposals int,
  closed_jobs      int,
  closed_invoices  int,
  constraint viesti_pair_pk primary key (partner_id, merchant_id)
);

-- The half that hardly changes. "No shop yet" is the word '(none)', which is no id, since null never collides.
create table viesti_conversation (
  partner_id      varchar(64) not null,
  conversation_id varchar(64) not null,
  merchant_id     varchar(64) not null,
  shop_id         varchar(64) not null,
  merchant_kind   varchar(16) not null,
  origin          varchar(16) not null,
  created_at      timestamp(6) with time zone not null,
  merchant_search varchar     not null,
  shop_search     varchar     not null,
  constraint viesti_conversation_pk primary key (partner_id, conversation_id),
  constraint viesti_conversation_topic unique (partner_id, merchant_id, shop_id),
  constraint viesti_conversation_pair_fk foreign key (partner_id, merchant_id)
    references viesti_pair (partner_id, merchant_id)
);
create index viesti_conversation_id on viesti_conversation (conversation_id);
create index viesti_conversation_merchant on viesti_conversation (merchant_id);
create index viesti_conversation_shop on viesti_conversation (shop_id);

-- The half that every entry changes.
create table viesti_head (
  partner_id       varchar(64) not null,
  conversation_id  varchar(64) not null,
  merchant_id      varchar(64) not null,
  last_seq         int         not null,
  merchant_entries int         not null,
  member_entries   int         not null,
  last_entry_at    timestamp(6) with time zone not null,
  preview          varchar     not null,
  merchant_seen    int         not null,
  constraint viesti_head_pk primary key (partner_id, conversation_id),
  constraint viesti_head_conversation_fk foreign key (partner_id, conversation_id)
    references viesti_conversation (partner_id, conversation_id)
);
create index viesti_head_inbox on viesti_head (partner_id, last_entry_at desc, conversation_id desc);
create index viesti_head_merchant on viesti_head (merchant_id, last_entry_at desc, conversation_id desc);

create table viesti_entry (
  partner_id       varchar(64) not null,
  conversation_id  varchar(64) not null,
  seq              int         not null,
  entered_at       timestamp(6) with time zone not null,
  author_kind      varchar(16) not null,
  author_id        varchar(64) not null,
  merchant_entries int         not null,
  member_entries   int         not null,
  entry_type       varchar(32) not null,
  title            varchar,
  body             varchar,
  service_id       varchar(64),
  category         varchar,
  subject_id       varchar(64),
  amount           decimal(20, 6),
  currency         varchar(3),
  constraint viesti_entry_pk primary key (partner_id, conversation_id, seq),
  constraint viesti_entry_head_fk foreign key (partner_id, conversation_id)
    references viesti_head (partner_id, conversation_id)
);

create table viesti_attachment (
  partner_id      varchar(64) not null,
  conversation_id varchar(64) not null,
  seq             int         not null,
  position        int         not null,
  file_id         varchar(64) not null,
  name            varchar     not null,
  content_type    varchar     not null,
  size            bigint      not null,
  constraint viesti_attachment_pk primary key (partner_id, conversation_id, seq, position),
  constraint viesti_attachment_entry_fk foreign key (partner_id, conversation_id, seq)
    references viesti_entry (partner_id, conversation_id, seq)
);

-- Sparse: a row for a member who has something unread, with the count that they have read up to.
create table viesti_unread (
  partner_id      varchar(64) not null,
  member_id       varchar(64) not null,
  conversation_id varchar(64) not null,
  seen            int         not null,
  constraint viesti_unread_pk primary key (partner_id, member_id, conversation_id),
  constraint viesti_unread_head_fk foreign key (partner_id, conversation_id)
    references viesti_head (partner_id, conversation_id)
);
create index viesti_unread_conversation on viesti_unread (partner_id, conversation_id);

-- work

create table viesti_job (
  partner_id      varchar(64) not null,
  conversation_id varchar(64) not null,
  job_id          varchar(64) not null,
  position        int         not null,
  shop_id         varchar(64) not null,
  status          varchar(16) not null,
  created_at      timestamp(6) with time zone not null,
  constraint viesti_job_pk primary key (partner_id, job_id),
  constraint viesti_job_position unique (partner_id, conversation_id, position),
  constraint viesti_job_conversation_fk foreign key (partner_id, conversation_id)
    references viesti_conversation (partner_id, conversation_id)
);
create index viesti_job_id on viesti_job (job_id);

-- started_job is the job that its acceptance started; it outlives a block, which closes the proposal.
create table viesti_proposal (
  partner_id      varchar(64) not null,
  conversation_id varchar(64) not null,
  proposal_id     varchar(64) not null,
  position        int         not null,
  status          varchar(16) not null,
  title           varchar     not null,
  scope           varchar     not null,
  service_id      varchar(64),
  job_id          varchar(64),
  started_job     varchar(64),
  price_amount    decimal(20, 6),
  price_currency  varchar(3),
  estimated_days  int,
  terms           varchar,
  reason          varchar,
  created_at      timestamp(6) with time zone not null,
  constraint viesti_proposal_pk primary key (partner_id, proposal_id),
  constraint viesti_proposal_position unique (partner_id, conversation_id, position),
  constraint viesti_proposal_started_job unique (partner_id, started_job),
  constraint viesti_proposal_conversation_fk foreign key (partner_id, conversation_id)
    references viesti_conversation (partner_id, conversation_id),
  constraint viesti_proposal_job_fk foreign key (partner_id, job_id) references viesti_job (partner_id, job_id)
);
create index viesti_proposal_id on viesti_proposal (proposal_id);

create table viesti_milestone (
  partner_id     varchar(64) not null,
  proposal_id    varchar(64) not null,
  position       int         not null,
  title          varchar     not null,
  price_amount   decimal(20, 6),
  price_currency varchar(3),
  days           int,
  constraint viesti_milestone_pk primary key (partner_id, proposal_id, position),
  constraint viesti_milestone_proposal_fk foreign key (partner_id, proposal_id)
    references viesti_proposal (partner_id, proposal_id)
);

create table viesti_invoice (
  partner_id      varchar(64)    not null,
  conversation_id varchar(64)    not null,
  invoice_id      varchar(64)    not null,
  position        int            not null,
  job_id          varchar(64)    not null,
  status          varchar(16)    not null,
  total           decimal(20, 6) not null,
  currency        varchar(3)     not null,
  created_at      timestamp(6) with time zone not null,
  constraint viesti_invoice_pk primary key (partner_id, invoice_id),
  constraint viesti_invoice_position unique (partner_id, conversation_id, position),
  constraint viesti_invoice_conversation_fk foreign key (partner_id, conversation_id)
    references viesti_conversation (partner_id, conversation_id),
  constraint viesti_invoice_job_fk foreign key (partner_id, job_id) references viesti_job (partner_id, job_id)
);
create index viesti_invoice_id on viesti_invoice (invoice_id);

create table viesti_invoice_line (
  partner_id  varchar(64)    not null,
  invoice_id  varchar(64)    not null,
  position    int            not null,
  description varchar        not null,
  amount      decimal(20, 6) not null,
  currency    varchar(3)     not null,
  constraint viesti_invoice_line_pk primary key (partner_id, invoice_id, position),
  constraint viesti_invoice_line_invoice_fk foreign key (partner_id, invoice_id)
    references viesti_invoice (partner_id, invoice_id)
);

-- tags

create table viesti_tag (
  partner_id varchar(64)  not null,
  tag_id     varchar(64)  not null,
  name       varchar(400) not null,
  name_key   varchar(400) not null,
  constraint viesti_tag_pk primary key (partner_id, tag_id),
  constraint viesti_tag_name unique (partner_id, name_key)
);

create table viesti_conversation_tag (
  partner_id      varchar(64) not null,
  conversation_id varchar(64) not null,
  tag_id          varchar(64) not null,
  constraint viesti_conversation_tag_pk primary key (partner_id, conversation_id, tag_id),
  constraint viesti_conversation_tag_conversation_fk foreign key (partner_id, conversation_id)
    references viesti_conversation (partner_id, conversation_id),
  constraint viesti_conversation_tag_tag_fk foreign key (partner_id, tag_id) references viesti_tag (partner_id, tag_id)
);
create index viesti_conversation_tag_bearers on viesti_conversation_tag (partner_id, tag_id, conversation_id);

-- files

-- A file has a name once it is complete, and a conversation once it is attached.
create table viesti_file (
  file_id         varchar(64) not null,
  uploader        varchar(100) not null,
  begun_at        timestamp(6) with time zone not null,
  name            varchar,
  content_type    varchar,
  size            bigint,
  claimed         boolean     not null,
  partner_id      varchar(64),
  conversation_id varchar(64),
  constraint viesti_file_pk primary key (file_id)
);
create index viesti_file_begun on viesti_file (conversation_id, begun_at);

create table viesti_file_chunk (
  file_id varchar(64) not null,
  chunk   int         not null,
  bytes   bytea       not null,
  constraint viesti_file_chunk_pk primary key (file_id, chunk),
  constraint viesti_file_chunk_file_fk foreign key (file_id) references viesti_file (file_id) on delete cascade
);

-- matching

create table viesti_matching_request (
  request_id      varchar(64) not null,
  merchant_id     varchar(64) not null,
  category        varchar     not null,
  outline         varchar     not null,
  requirements    varchar     not null,
  shop_id         varchar(64),
  budget_amount   decimal(20, 6),
  budget_currency varchar(3),
  language        varchar(2),
  created_at      timestamp(6) with time zone not null,
  constraint viesti_matching_request_pk primary key (request_id)
);

create table viesti_matching_pick (
  request_id      varchar(64) not null,
  position        int         not null,
  partner_id      varchar(64) not null,
  conversation_id varchar(64) not null,
  reasons         varchar     not null,
  created_at      timestamp(6) with time zone not null,
  constraint viesti_matching_pick_pk primary key (request_id, position),
  constraint viesti_matching_pick_request_fk foreign key (request_id) references viesti_matching_request (request_id)
);
create index viesti_matching_pick_partner on viesti_matching_pick (partner_id, created_at);

-- mails

-- What digests will tell: an entry's row goes when a digest window that holds the entry is closed.
create table viesti_told (
  partner_id       varchar(64) not null,
  conversation_id  varchar(64) not null,
  merchant_entries int         not null,
  entered_at       timestamp(6) with time zone not null,
  window_end       timestamp(6) with time zone,
  constraint viesti_told_pk primary key (partner_id, conversation_id, merchant_entries),
  constraint viesti_told_head_fk foreign key (partner_id, conversation_id)
    references viesti_head (partner_id, conversation_id)
);
create index viesti_told_entered on viesti_told (entered_at);
create index viesti_told_window on viesti_told (window_end);

-- The subject is the id of the conversation that began, or the end of the digest's window: one mail for each and member.
create table viesti_outbox (
  member_id       varchar(64) not null,
  subject         varchar(64) not null,
  partner_id      varchar(64) not null,
  kind            varchar(32) not null,
  conversation_id varchar(64),
  window_end      timestamp(6) with time zone,
  created_at      timestamp(6) with time zone not null,
  due_at          timestamp(6) with time zone not null,
  attempts        int         not null,
  parked          boolean     not null,
  version         bigint      not null,
  last_error      varchar,
  constraint viesti_outbox_pk primary key (member_id, subject)
);
create index viesti_outbox_due on viesti_outbox (parked, due_at, member_id, subject);

-- Entries of the merchant that a digest covers: those behind after_count up to up_to, by their count.
create table viesti_digest_range (
  member_id       varchar(64) not null,
  subject         varchar(64) not null,
  partner_id      varchar(64) not null,
  conversation_id varchar(64) not null,
  after_count     int         not null,
  up_to           int         not null,
  constraint viesti_digest_range_pk primary key (member_id, subject, conversation_id),
  constraint viesti_digest_range_outbox_fk foreign key (member_id, subject)
    references viesti_outbox (member_id, subject) on delete cascade
);

-- One row: which windows are closed. Whoever closes one locks it.
create table viesti_digest_progress (
  name         varchar(16) not null,
  closed_until timestamp(6) with time zone not null,
  constraint viesti_digest_progress_pk primary key (name)
);

-- requests that were answered

create table viesti_idempotency_key (
  identity    varchar(100) not null,
  request_key varchar(300) not null,
  fingerprint varchar(200) not null,
  taken_at    timestamp(6) with time zone not null,
  result      varchar,
  constraint viesti_idempotency_key_pk primary key (identity, request_key)
);
create index viesti_idempotency_key_taken on viesti_idempotency_key (taken_at);

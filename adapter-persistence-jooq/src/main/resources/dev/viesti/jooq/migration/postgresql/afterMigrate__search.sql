-- Search by part of a name needs pg_trgm to be fast. Who runs the migration may lack the right to create it, and it may
-- be created later: so this is tried at every migration, and nothing depends on it.
set local statement_timeout = 0;
set local lock_timeout = 0;
set local client_min_messages = warning;
do $$
begin
  create extension if not exists pg_trgm;
exception when others then
  null;
end
$$;
-- "if not exists" would wait for everybody who writes, and have everybody wait behind it, before it looks
do $$
begin
  if not exists (select from pg_index join pg_class on pg_class.oid = indexrelid
      where indrelid = 'viesti_conversation'::regclass and relname = 'viesti_conversation_search') then
    create index if not exists viesti_conversation_search on viesti_conversation
      using gin ((merchant_search || chr(10) || shop_search) gin_trgm_ops);
  end if;
exception when others then
  null;
end
$$;

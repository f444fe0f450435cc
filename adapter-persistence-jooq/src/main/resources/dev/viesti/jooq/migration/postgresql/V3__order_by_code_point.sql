-- Ids and keys are compared by their characters, whatever the language of the database; and indexes on them outlive a
-- change of the operating system's collations. New columns of later migrations need the same.
do $$
declare
  col record;
begin
  for col in
    select c.table_name, c.column_name, c.character_maximum_length as length
    from information_schema.columns c
    where c.table_schema = current_schema()
      and c.table_name like 'viesti\_%'
      and c.table_name <> 'viesti_schema_history'
      and c.data_type = 'character varying'
  loop
    execute format('alter table %I alter column %I type varchar%s collate "C"',
      col.table_name, col.column_name, coalesce('(' || col.length || ')', ''));
  end loop;
end
$$;

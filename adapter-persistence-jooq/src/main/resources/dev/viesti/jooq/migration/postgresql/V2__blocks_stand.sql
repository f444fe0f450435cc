-- A block stands for ever (B5).
create function viesti_block_stands() returns trigger language plpgsql as $$
begin
  if tg_op = 'TRUNCATE' then
    raise exception 'blocks of merchants can not be deleted';
  end if;
  if old.blocked_at is not null then
    raise exception 'the block of merchant % by partner % can not be changed or deleted', old.merchant_id, old.partner_id;
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  return new;
end
$$;

create trigger viesti_block_stands before update or delete on viesti_pair
  for each row execute function viesti_block_stands();
create trigger viesti_blocks_stand before truncate on viesti_pair
  for each statement execute function viesti_block_stands();

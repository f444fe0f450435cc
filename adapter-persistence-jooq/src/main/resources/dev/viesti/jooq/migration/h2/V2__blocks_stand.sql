-- A block stands for ever (B5).
create trigger viesti_block_stands before update, delete on viesti_pair
  for each row call 'dev.viesti.jooq.BlockStands';

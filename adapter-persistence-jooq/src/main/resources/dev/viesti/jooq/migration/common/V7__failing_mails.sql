-- When a mail failed first, since it came into being or was released: after a day of failures it is parked.
alter table viesti_outbox add column failing_since timestamp(6) with time zone;

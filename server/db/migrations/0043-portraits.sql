-- The picture of one of the team, as customers and colleagues see it. It stands above workspaces, as its person does.
-- Its name is its address and cannot be guessed: another picture has another one, so that it may be kept for good.
create table portraits (
  person_id uuid primary key references people on delete cascade,
  name text not null unique,
  bytes bytea not null
);
grant select, insert, update, delete on portraits to sobremesa_engine;

-- Where it is found, beside the name; copied from the person as that is.
alter table memberships add column picture text;

-- Who said why a message sends its reader elsewhere: another than its writer, where it was edited; null for keys.
alter table redirections add column by_id uuid;

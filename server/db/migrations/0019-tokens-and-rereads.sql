-- What the platform lends with a message, to be handed back when it is answered, quoted or read (JSON).
alter table messages add column tokens text;

-- When the platform was last asked whether what customers wrote in public is still there.
create table rereads (
  workspace_id uuid not null,
  connection_id uuid not null,
  at timestamptz not null,
  primary key (workspace_id, connection_id)
);
call protect('rereads', '');

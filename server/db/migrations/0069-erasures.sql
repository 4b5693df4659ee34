-- Somebody is forgotten: who asked for it and how far it is. `refs`: JSON, the names of their accounts as `identities.ref` has them
-- (a digest, which names nobody): what is brought back from before is forgotten again. `removed`: JSON, rows by table.
create table erasures (
  workspace_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  state text not null check (state in ('waiting', 'running', 'done')),
  asked_at timestamptz not null,
  asked_by uuid,
  done_at timestamptz,
  refs text not null default '[]',
  removed text not null default '{}',
  primary key (workspace_id, id)
);
create unique index erasures_open on erasures (workspace_id, customer_id) where done_at is null;
create index erasures_waiting on erasures (asked_at) where done_at is null;
call protect('erasures', 'select, insert');

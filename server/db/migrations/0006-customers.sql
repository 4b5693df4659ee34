create table customers (
  workspace_id uuid not null,
  id uuid not null,
  name text not null default '',
  language text,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id)
);
call protect('customers');

-- One account on one channel. ref = idOf(channel, scope, external_id): the one index for recognising an author.
create table identities (
  workspace_id uuid not null,
  id uuid not null,
  ref uuid not null,
  customer_id uuid not null,
  channel text not null,
  external_id text not null,
  name text not null default '',
  handle text,
  picture text,
  known text,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  unique (workspace_id, ref)
);
create index identities_customer on identities (workspace_id, customer_id);
call protect('identities');

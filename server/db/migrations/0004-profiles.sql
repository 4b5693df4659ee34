create table connections (
  workspace_id uuid not null,
  id uuid not null,
  channel text not null,
  name text not null,
  settings text not null,
  secrets bytea,
  created_at timestamptz not null default now(),
  disabled_at timestamptz,
  primary key (workspace_id, id)
);
call protect('connections');

create table profiles (
  workspace_id uuid not null,
  id uuid not null,
  connection_id uuid not null,
  key text not null,
  channel text not null,
  name text not null,
  function text not null default 'service' check (function in ('service', 'corporate', 'store', 'sales')),
  language text not null default 'es',
  look text,
  created_at timestamptz not null default now(),
  disabled_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, connection_id, key)
);
call protect('profiles');

-- What the outside said of a connection lately; written seldom (at most once a second each), never per message.
create table connection_health (
  workspace_id uuid not null,
  connection_id uuid not null,
  received_at timestamptz,
  rejected bigint not null default 0,
  rejected_at timestamptz,
  sent_at timestamptz,
  failing_since timestamptz,
  failure text,
  primary key (workspace_id, connection_id)
);
call protect('connection_health');

-- A model of others that may read what customers say. `secret`: its key, sealed. `reads`: which aspects it may give, between commas. At
-- most one of a brand is on. `failures`: in a row; `broken_until`: until then it is not asked, null while it works.
create table model_providers (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  endpoint text not null,
  model text not null,
  secret bytea,
  key_ending text,
  reads text not null,
  timeout_ms int not null,
  requests_a_day int not null check (requests_a_day >= 0),
  tokens_a_day int not null check (tokens_a_day >= 0),
  is_on boolean not null default false,
  failures int not null default 0,
  openings int not null default 0,
  broken_until timestamptz,
  last_outcome text check (last_outcome in ('asked', 'read', 'refused', 'busy', 'down', 'slow', 'lied', 'rejected')),
  primary key (workspace_id, id)
);
create unique index model_providers_on on model_providers (workspace_id) where is_on;
call protect('model_providers');

-- What each was asked in a UTC day.
create table provider_days (
  workspace_id uuid not null,
  provider_id uuid not null,
  day date not null,
  requests int not null default 0,
  tokens bigint not null default 0,
  primary key (workspace_id, provider_id, day)
);
call protect('provider_days');

-- What is still to be asked: of which reading of the message, and how often it was begun.
create table provider_asks (
  workspace_id uuid not null,
  message_id uuid not null,
  read_at timestamptz not null,
  asked_for_at timestamptz not null,
  tries int not null default 0,
  primary key (workspace_id, message_id)
);
call protect('provider_asks', 'select');

-- What was sent where: written before it leaves. `sent`: the masked text, sealed, for thirty days. Without a message where
-- somebody tried it; `asked` stays where nobody knows what became of it.
create table provider_calls (
  workspace_id uuid not null,
  id uuid not null,
  provider_id uuid not null,
  provider_name text not null,
  model text not null,
  host text not null,
  message_id uuid,
  read_at timestamptz,
  at timestamptz not null,
  outcome text not null check (outcome in ('asked', 'read', 'refused', 'busy', 'down', 'slow', 'lied', 'rejected')),
  bytes int not null,
  tokens int not null default 0,
  took_ms int,
  hash text not null,
  sent bytea,
  primary key (workspace_id, id)
);
create index provider_calls_message on provider_calls (workspace_id, message_id) where message_id is not null;
call protect('provider_calls', 'select, insert, update');

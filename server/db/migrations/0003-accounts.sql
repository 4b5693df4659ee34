-- People, sessions and sign-in stand above workspaces: only the engine reads them.
create table people (
  id uuid primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  language text not null default 'es',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create table sessions (
  id uuid primary key,
  person_id uuid not null references people on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index sessions_person on sessions (person_id);
create table sign_ins (
  id uuid primary key,
  person_id uuid not null references people on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index sign_ins_person on sign_ins (person_id);
create table verifications (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verifications_identifier on verifications (identifier);
create table workspaces (
  id uuid primary key,
  name text not null,
  website text not null default '',
  language text not null default 'es' check (language in ('es', 'en')),
  time_zone text not null,
  color text not null default '#43212f',
  created_at timestamptz not null default now()
);
grant select, insert, update, delete on people, sessions, sign_ins, verifications, workspaces to sobremesa_engine;

create table memberships (
  workspace_id uuid not null,
  person_id uuid not null,
  role text not null check (role in ('owner', 'administrator', 'supervisor', 'agent')),
  name text not null,
  email text not null,
  created_at timestamptz not null default now(),
  removed_at timestamptz,
  primary key (workspace_id, person_id)
);
create index memberships_person on memberships (person_id);
call protect('memberships');

create table invitations (
  workspace_id uuid not null,
  id uuid not null,
  email text not null,
  role text not null check (role in ('administrator', 'supervisor', 'agent')),
  token_hash bytea not null,
  invited_by uuid not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  primary key (workspace_id, id)
);
call protect('invitations');

create table api_keys (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  secret_hash bytea not null,
  ending text not null,
  scopes text not null,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (workspace_id, id)
);
call protect('api_keys');

create table audit (
  workspace_id uuid not null,
  id uuid not null,
  at timestamptz not null default now(),
  person_id uuid,
  key_id uuid,
  deed text not null,
  subject_id uuid,
  detail text,
  primary key (workspace_id, id)
);
call protect('audit', 'select, insert');

-- How long it has been quiet at most between two arrivals lately (it fades within weeks), and until when the credentials are good.
alter table connection_health add column longest_silence_ms double precision not null default 0;
alter table connection_health add column valid_until timestamptz;

-- An account that ails while the credentials are good: its quality was lowered, it was restricted, it is gone.
create table profile_health (
  workspace_id uuid not null,
  connection_id uuid not null,
  profile_key text not null,
  failing_since timestamptz not null,
  failure text not null,
  primary key (workspace_id, connection_id, profile_key)
);
call protect('profile_health');

-- Secrets that were renewed: what was signed with them is taken until then.
alter table connections add column former_secrets bytea;
alter table connections add column former_until timestamptz;

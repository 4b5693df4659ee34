-- Texts that were written beforehand and approved by the platform, as it last told them.
create table templates (
  workspace_id uuid not null,
  connection_id uuid not null,
  profile_key text not null,
  id text not null,
  language text not null,
  name text not null,
  category text not null,
  state text not null check (state in ('approved', 'pending', 'refused', 'paused')),
  text text not null,
  header text,
  footer text,
  -- JSON: labels.
  buttons text,
  gaps int not null,
  fetched_at timestamptz not null,
  primary key (workspace_id, connection_id, profile_key, id, language)
);
call protect('templates');

create table files (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  type text not null,
  size bigint,
  sha256 bytea,
  width int,
  height int,
  state text not null check (state in ('pending', 'ready', 'refused', 'failed')),
  -- Where a pending one comes from: the connection and the channel's own reference, as JSON.
  source text,
  failure text,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id)
);
call protect('files');

-- Saved views: what one person, or everybody, wants to see as a list of its own. Conditions are JSON.
create table views (
  workspace_id uuid not null,
  id uuid not null,
  owner_kind text not null check (owner_kind in ('workspace', 'person')),
  owner_id uuid,
  name text not null,
  conditions text not null,
  sort text not null check (sort in ('wait', 'activity', 'newest', 'oldest')),
  created_at timestamptz not null default now(),
  primary key (workspace_id, id)
);
call protect('views');

-- Which conversations stand in a view: kept by reading the log, so that neither a page nor a count has to look for them.
create table view_members (
  workspace_id uuid not null,
  view_id uuid not null,
  conversation_id uuid not null,
  primary key (workspace_id, view_id, conversation_id)
);
create index view_members_conversation on view_members (workspace_id, conversation_id);
call protect('view_members', 'select');

-- filled_to: up to which conversation a view that is being filled has been looked through; null before that has begun.
create table view_counts (
  workspace_id uuid not null,
  view_id uuid not null,
  count bigint not null default 0,
  is_filling boolean not null default true,
  filled_to uuid,
  primary key (workspace_id, view_id)
);
call protect('view_counts');

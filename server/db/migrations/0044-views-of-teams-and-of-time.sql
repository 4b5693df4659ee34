alter table views drop constraint views_owner_kind_check;
alter table views add constraint views_owner_kind_check check (owner_kind in ('workspace', 'team', 'person'));

-- When time alone may next move a conversation into a view or out of one: how long it has waited, how many days ago it was.
create table view_moments (
  workspace_id uuid not null,
  conversation_id uuid not null,
  at timestamptz not null,
  primary key (workspace_id, conversation_id)
);
create index view_moments_at on view_moments (workspace_id, at);
call protect('view_moments', 'select');

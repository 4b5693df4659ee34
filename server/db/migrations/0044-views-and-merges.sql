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

-- The link of a conversation that was taken into another one, as it was; is_given: the other one has it now.
create table incident_merges (
  workspace_id uuid not null,
  merged_id uuid not null,
  kept_id uuid not null,
  incident_id uuid not null,
  customer_id uuid not null,
  linked_at timestamptz not null,
  linked_by uuid,
  told_by uuid,
  is_given boolean not null,
  primary key (workspace_id, merged_id)
);
call protect('incident_merges', 'select');

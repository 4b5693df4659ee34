-- By when the turn that stands is to be answered: of `due_turn_at`, and of no other turn. Lists are sorted by `answer_by`,
-- which is that, or half an hour after a turn whose clock is not known; null while nobody waits.
alter table conversations
  add column due_at timestamptz,
  add column due_turn_at timestamptz,
  add column due_is_soon boolean not null default false,
  add column answer_by timestamptz generated always as (coalesce(
    case when due_turn_at = turn_at then due_at end,
    ((turn_at at time zone 'UTC') + interval '30 minutes') at time zone 'UTC'
  )) stored;

-- Lists: those with a turn forward from what is due first, those without backward from the latest activity.
drop index conversations_status;
drop index conversations_holder;
create index conversations_status on conversations (workspace_id, status, answer_by, active_at, id);
create index conversations_holder on conversations (workspace_id, holder_kind, holder_id, status, answer_by, active_at, id);

-- What is due soon, or late: few beside all that wait.
create index deadlines_soon on deadlines (workspace_id, due_at, conversation_id)
  where state = 'running' and aim <> 'resolution' and warned_at is not null;

alter table views drop constraint views_sort_check;
update views set sort = 'due' where sort = 'wait';
alter table views add constraint views_sort_check check (sort in ('due', 'activity', 'newest', 'oldest'));

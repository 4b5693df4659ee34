-- What the brand has promised. Its conversation is the one in which its message stands now. `sort_at`: by when it is due, or
-- when it was made where that is open. `wake_at`: when time alone next changes it. `customer_id` is whose it is.
create table promises (
  workspace_id uuid not null,
  id uuid not null,
  message_id uuid not null,
  customer_id uuid not null,
  scope text not null check (scope in ('one', 'public')),
  audience text not null check (audience in ('customer', 'readers')),
  cause text not null check (cause in ('reply', 'acknowledgement')),
  matter text not null check (matter in ('call', 'refund', 'deliver', 'answer', 'repair', 'send', 'other')),
  text text not null,
  owner_id uuid,
  state text not null check (state in ('made', 'in_progress', 'kept', 'broken', 'renegotiated', 'withdrawn')),
  made_at timestamptz not null,
  original_due_at timestamptz,
  due_at timestamptz,
  proposed_due_at timestamptz,
  progress_due_at timestamptz,
  is_silent boolean not null,
  done_at timestamptz,
  ended_at timestamptz,
  last_at timestamptz not null,
  sort_at timestamptz not null,
  wake_at timestamptz,
  primary key (workspace_id, id),
  check (state <> 'kept' or done_at is not null and (original_due_at is null or done_at <= original_due_at))
) with (fillfactor = 85);
create index promises_message on promises (workspace_id, message_id);
create index promises_open on promises (workspace_id, sort_at, id) where ended_at is null;
create index promises_owner on promises (workspace_id, owner_id, sort_at, id) where ended_at is null;
create index promises_ended on promises (workspace_id, ended_at, id) where ended_at is not null;
create index promises_wake on promises (wake_at) where wake_at is not null;
call protect('promises');

-- All that was done with a promise, in its order; only ever added to. `step`: JSON.
create table promise_steps (
  workspace_id uuid not null,
  promise_id uuid not null,
  number int not null,
  at timestamptz not null,
  by uuid,
  step text not null,
  primary key (workspace_id, promise_id, number)
);
call protect('promise_steps', 'select, insert');
revoke update on promise_steps from sobremesa_engine;

alter table notifications drop constraint notifications_kind_check;
alter table notifications add constraint notifications_kind_check check (kind in ('mentioned', 'assigned', 'wrote', 'failed',
  'woken', 'asked', 'kept', 'alerted', 'paused', 'overdue', 'progress'));

-- How work of a queue reaches people: `push`, it is offered; `pull`, whoever wants takes it, as everywhere without a row.
-- `team_id`: of a team, or the nil id for the common queue. `needs`: JSON, skill → level.
create table routing_queues (
  workspace_id uuid not null,
  team_id uuid not null,
  mode text not null check (mode in ('pull', 'push')),
  needs text not null default '{}',
  overflow_team_id uuid,
  overflow_at real check (overflow_at between 0 and 10),
  primary key (workspace_id, team_id)
);
call protect('routing_queues');

-- The engine of a workspace: up to which event it has gone, and who it is. One that was replaced has another term and
-- writes nothing.
create table routing_engines (
  workspace_id uuid not null,
  term bigint not null,
  number bigint not null,
  offers_made int not null default 0,
  primary key (workspace_id)
) with (fillfactor = 50);
call protect('routing_engines', 'select');

-- Each conversation that wants somebody, or is on somebody's table. `phase`: `waiting`, or how far its agent is with it.
create table routing_tasks (
  workspace_id uuid not null,
  conversation_id uuid not null,
  customer_id uuid not null,
  team_id uuid not null,
  agent_id uuid,
  phase text not null check (phase in ('active', 'answered', 'parked', 'waiting')),
  since timestamptz not null,
  kind text not null,
  class text not null check (class in ('safety', 'complaint', 'query', 'courtesy')),
  arrived_at timestamptz not null,
  due_at timestamptz,
  primary key (workspace_id, conversation_id),
  check ((agent_id is null) = (phase = 'waiting'))
) with (fillfactor = 80);
call protect('routing_tasks', 'select');

-- What waits of a customer beyond its tasks. `excluded`: JSON, [who, until when]. `sticky`: JSON, or null.
create table routing_bundles (
  workspace_id uuid not null,
  customer_id uuid not null,
  excluded text not null,
  sticky text,
  passed_over int not null,
  is_told boolean not null,
  primary key (workspace_id, customer_id)
) with (fillfactor = 80);
call protect('routing_bundles', 'select');

-- What somebody has of a customer, beyond its tasks.
create table routing_works (
  workspace_id uuid not null,
  customer_id uuid not null,
  agent_id uuid not null,
  started_at timestamptz not null,
  is_paused boolean not null,
  is_firm boolean not null,
  primary key (workspace_id, customer_id)
) with (fillfactor = 80);
call protect('routing_works', 'select');

-- An agent at work. `wrap_up`: JSON, or null. `load`: of the hundred units, as it was last reckoned.
create table routing_seats (
  workspace_id uuid not null,
  agent_id uuid not null,
  presence text not null check (presence in ('available', 'away', 'offline', 'not-responding')),
  misses smallint not null,
  idle_since timestamptz not null,
  last_offer_at timestamptz not null,
  left_at timestamptz,
  back_at timestamptz,
  wrap_up text,
  load smallint not null,
  primary key (workspace_id, agent_id)
) with (fillfactor = 70);
call protect('routing_seats', 'select');

-- What lies before whom, and what became of it. `pauses`, `task_ids`: JSON.
create table routing_offers (
  workspace_id uuid not null,
  number int not null,
  customer_id uuid not null,
  agent_id uuid not null,
  task_ids text not null,
  pauses text not null,
  offered_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  outcome text check (outcome in ('accepted', 'declined', 'no-answer', 'left', 'more-came', 'changed', 'linked', 'by-hand', 'closed')),
  reason text,
  primary key (workspace_id, number),
  check ((ended_at is null) = (outcome is null))
) with (fillfactor = 85);
create index routing_offers_open on routing_offers (workspace_id, agent_id) where ended_at is null;
call protect('routing_offers', 'select');

-- Every decision with what was weighed, a row for each conversation it concerns; only ever added to. `detail`: JSON.
create table routing_decisions (
  workspace_id uuid not null,
  conversation_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  kind text not null,
  agent_id uuid,
  detail text not null,
  primary key (workspace_id, conversation_id, id)
);
call protect('routing_decisions', 'select');

alter table notifications drop constraint notifications_kind_check;
alter table notifications add constraint notifications_kind_check check (kind in ('mentioned', 'assigned', 'wrote', 'failed',
  'woken', 'asked', 'kept', 'alerted', 'paused', 'overdue', 'progress', 'unserved'));

-- The conversation that took in all that was said in this one.
alter table conversations add column merged_into uuid;

-- In which thread it was said, where that is not the one its conversation began with: an answer goes there.
alter table messages add column thread_id uuid;

create table merges (
  workspace_id uuid not null,
  id uuid not null,
  kept_id uuid not null,
  merged_id uuid not null,
  by_id uuid,
  at timestamptz not null,
  undone_at timestamptz,
  -- JSON: how both stood before, and the threads that came along.
  before text not null,
  primary key (workspace_id, id)
);
create index merges_kept on merges (workspace_id, kept_id);
call protect('merges');

-- What a merge moved, and in which thread it stood before.
create table merged_messages (
  workspace_id uuid not null,
  merge_id uuid not null,
  message_id uuid not null,
  thread_id uuid,
  primary key (workspace_id, merge_id, message_id)
);
call protect('merged_messages');

-- One cause, many conversations. How many is kept with each link, so that no list counts them.
create table incidents (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  known text not null default '',
  state text not null check (state in ('open', 'solved')),
  since timestamptz not null,
  opened_by uuid,
  opened_at timestamptz not null,
  solved_at timestamptz,
  conversations int not null default 0,
  customers int not null default 0,
  primary key (workspace_id, id)
);
create index incidents_state on incidents (workspace_id, state, since, id);
call protect('incidents');

-- A conversation has one cause at most. `told_by` is the last answer to all that reached it.
create table incident_conversations (
  workspace_id uuid not null,
  conversation_id uuid not null,
  incident_id uuid not null,
  customer_id uuid not null,
  linked_at timestamptz not null,
  linked_by uuid,
  told_by uuid,
  primary key (workspace_id, conversation_id)
);
create index incident_conversations_of on incident_conversations (workspace_id, incident_id, conversation_id);
call protect('incident_conversations');

create table incident_customers (
  workspace_id uuid not null,
  incident_id uuid not null,
  customer_id uuid not null,
  conversations int not null,
  primary key (workspace_id, incident_id, customer_id)
);
call protect('incident_customers');

-- One text for all of an incident. `after_id`: the conversation up to which it has come.
create table incident_answers (
  workspace_id uuid not null,
  id uuid not null,
  incident_id uuid not null,
  text text not null,
  reason_id uuid,
  by_id uuid not null,
  at timestamptz not null,
  state text not null check (state in ('running', 'done', 'cancelled')),
  after_id uuid,
  told int not null default 0,
  left_out int not null default 0,
  primary key (workspace_id, id)
);
create index incident_answers_of on incident_answers (workspace_id, incident_id, at);
call protect('incident_answers');

-- What became of it in each conversation: `told`, or why not, as a code. Each is told once.
create table incident_tellings (
  workspace_id uuid not null,
  answer_id uuid not null,
  conversation_id uuid not null,
  outcome text not null,
  at timestamptz not null,
  primary key (workspace_id, answer_id, conversation_id)
);
call protect('incident_tellings');

-- What the rows of lists and heads of conversations show beside the last words.
alter table inbox_rows add column incident_id uuid;

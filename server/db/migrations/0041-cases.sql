-- A case: the matter that spans conversations and channels. `number` is what people say aloud, from 1 in each workspace.
create table cases (
  workspace_id uuid not null,
  id uuid not null,
  number int not null,
  title text not null,
  state text not null check (state in ('open', 'settled')),
  opened_by uuid,
  opened_at timestamptz not null,
  settled_by uuid,
  settled_at timestamptz,
  reopened_count int not null default 0,
  primary key (workspace_id, id)
);
create unique index cases_number on cases (workspace_id, number);
create index cases_state on cases (workspace_id, state, opened_at, id);
call protect('cases');

-- The last number given.
create table case_numbers (
  workspace_id uuid not null,
  number int not null,
  primary key (workspace_id)
);
call protect('case_numbers');

-- A conversation is of one case at most. `via_id`: the conversation with which it came along when the two were merged.
create table case_conversations (
  workspace_id uuid not null,
  conversation_id uuid not null,
  case_id uuid not null,
  linked_at timestamptz not null,
  linked_by uuid,
  via_id uuid,
  primary key (workspace_id, conversation_id)
);
create index case_conversations_of on case_conversations (workspace_id, case_id, conversation_id);
call protect('case_conversations');

alter table inbox_rows add column case_id uuid;

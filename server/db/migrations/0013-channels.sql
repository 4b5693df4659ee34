-- Other ids under which the platform speaks of one message of ours (text and pictures that went out apart).
create table message_aliases (
  workspace_id uuid not null,
  ref uuid not null,
  message_id uuid not null,
  primary key (workspace_id, ref)
);
call protect('message_aliases');

-- A conversation may run in several threads of its vendor: the public one, and the private one that grew from it.
create index threads_conversation on threads (workspace_id, conversation_id);

-- Since when the platform says that this person does not want to hear from us.
alter table identities add column unreachable_since timestamptz;

-- What the brand does to a message on its platform, until the platform has said how that went.
create table acts (
  workspace_id uuid not null,
  id uuid not null,
  message_id uuid not null,
  conversation_id uuid not null,
  deed text not null check (deed in ('react', 'edit', 'unsend', 'hide', 'like', 'read')),
  -- JSON: what the deed needs (emoji, text, on).
  detail text not null,
  author_kind text not null check (author_kind in ('agent', 'bot', 'system')),
  author_id uuid,
  state text not null check (state in ('queued', 'done', 'failed')),
  failure text,
  at timestamptz not null,
  primary key (workspace_id, id)
);
create index acts_open on acts (workspace_id, message_id) where state <> 'done';
call protect('acts');

alter table messages add column hidden_at timestamptz, add column liked_at timestamptz;

-- An act travels as a message does: `message_id` is then the act's own id.
alter table outbox add column is_act boolean not null default false;

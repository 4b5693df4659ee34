create table reasons (
  workspace_id uuid not null,
  id uuid not null,
  label text not null,
  position int not null,
  archived_at timestamptz,
  primary key (workspace_id, id)
);
call protect('reasons');

create table conversations (
  workspace_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  identity_id uuid not null,
  profile_id uuid not null,
  thread_id uuid not null,
  channel text not null,
  subject text,
  status text not null check (status in ('open', 'waiting', 'snoozed', 'closed')),
  holder_kind text not null check (holder_kind in ('bot', 'queue', 'agent')),
  holder_id uuid,
  opened_at timestamptz not null,
  -- Start of the unanswered turn: set by its first message, cleared by an answer.
  turn_at timestamptz,
  -- Latest activity to the minute: sorts lists without touching an index with each message.
  active_at timestamptz not null,
  first_answered_at timestamptz,
  snoozed_until timestamptz,
  closed_at timestamptz,
  reason_id uuid,
  previous_id uuid,
  historic boolean not null default false,
  primary key (workspace_id, id)
) with (fillfactor = 85);
create index conversations_customer on conversations (workspace_id, customer_id, opened_at);
-- Lists: those with a turn forward from the longest wait, those without backward from the latest activity.
create index conversations_status on conversations (workspace_id, status, turn_at, active_at, id);
create index conversations_holder on conversations (workspace_id, holder_kind, holder_id, status, turn_at, active_at, id);
create index conversations_active on conversations (workspace_id, active_at, id);
call protect('conversations');

-- id = idOf(profile, lane, identity): the vendor's thread of one customer, and the conversation it stands in now.
create table threads (
  workspace_id uuid not null,
  id uuid not null,
  profile_id uuid not null,
  identity_id uuid not null,
  lane text not null,
  conversation_id uuid not null,
  primary key (workspace_id, id)
);
call protect('threads');

-- ref = idOf(profile, external id): recognises a repeated message and finds the target of a receipt by one index.
create table messages (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  identity_id uuid not null,
  profile_id uuid not null,
  direction text not null check (direction in ('in', 'out', 'note', 'system')),
  visibility text not null check (visibility in ('public', 'private', 'team')),
  author_kind text not null check (author_kind in ('customer', 'agent', 'bot', 'system')),
  author_id uuid,
  kind text not null,
  text text,
  subject text,
  -- JSON: pieces beside the text (media, location, buttons, …), or what a system line says.
  parts text,
  quote_id uuid,
  ref uuid,
  external_id text,
  at timestamptz not null,
  received_at timestamptz not null,
  historic boolean not null default false,
  state text not null check (state in ('received', 'held', 'queued', 'sent', 'delivered', 'read', 'failed', 'unsure', 'kept')),
  state_at timestamptz,
  failure text,
  -- JSON: how the conversation stood before and after a reply, while the reply is held and can be taken back.
  undo text,
  edited_at timestamptz,
  deleted_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, ref)
);
create index messages_conversation on messages (workspace_id, conversation_id, at, id);
call protect('messages');

create table message_versions (
  workspace_id uuid not null,
  message_id uuid not null,
  at timestamptz not null,
  text text,
  parts text,
  primary key (workspace_id, message_id, at)
);
call protect('message_versions');

create table reactions (
  workspace_id uuid not null,
  message_id uuid not null,
  author_id uuid not null,
  author_kind text not null check (author_kind in ('customer', 'agent')),
  emoji text not null,
  at timestamptz not null,
  primary key (workspace_id, message_id, author_id)
);
call protect('reactions');

-- Receipts, edits and deletions that came before their message: applied when it is known.
create table early_signals (
  workspace_id uuid not null,
  ref uuid not null,
  key text not null,
  signal text not null,
  at timestamptz not null default now(),
  primary key (workspace_id, ref, key)
);
call protect('early_signals');

-- What changes with every message: one narrow row a conversation, no index on what changes.
create table inbox_rows (
  workspace_id uuid not null,
  conversation_id uuid not null,
  name text not null,
  last_text text not null default '',
  last_kind text not null default 'text',
  last_direction text not null default 'in',
  last_visibility text not null default 'private',
  last_at timestamptz not null,
  unread int not null default 0,
  primary key (workspace_id, conversation_id)
) with (fillfactor = 70);
call protect('inbox_rows');

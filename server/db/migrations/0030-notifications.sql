-- Who is asked in which conversation, by the latest note that names them there: settled once they have written, or say so.
create table mentions (
  workspace_id uuid not null,
  conversation_id uuid not null,
  person_id uuid not null,
  message_id uuid not null,
  at timestamptz not null,
  settled_at timestamptz,
  -- What of theirs settled it: taken back, it is not settled.
  settled_by uuid,
  primary key (workspace_id, conversation_id, person_id)
);
create index mentions_open on mentions (workspace_id, person_id, at, conversation_id) where settled_at is null;
call protect('mentions');

-- What one of the team is told: one line a conversation and kind while it is unread. What was said is read when it is shown.
create table notifications (
  workspace_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('mentioned', 'assigned', 'wrote', 'failed', 'woken', 'asked', 'kept')),
  conversation_id uuid not null,
  -- The message that it is about, or the person.
  subject_id uuid,
  at timestamptz not null,
  read_at timestamptz,
  primary key (workspace_id, id)
);
create unique index notifications_unread on notifications (workspace_id, person_id, conversation_id, kind) where read_at is null;
create index notifications_latest on notifications (workspace_id, person_id, at, id);
create index notifications_at on notifications (at);
call protect('notifications');

-- What a person wants to be told, where and when: JSON. No row: the usual.
create table notification_choices (
  workspace_id uuid not null,
  person_id uuid not null,
  choices text not null,
  primary key (workspace_id, person_id)
);
call protect('notification_choices');

-- Browsers that are reached when no page of ours is open, sealed: address and keys. They go with their session.
create table push_subscriptions (
  id uuid primary key,
  person_id uuid not null references people on delete cascade,
  session_id uuid not null references sessions on delete cascade,
  sealed bytea not null,
  created_at timestamptz not null default now()
);
create index push_subscriptions_person on push_subscriptions (person_id);
create index push_subscriptions_session on push_subscriptions (session_id);
grant select, insert, update, delete on push_subscriptions to sobremesa_engine;

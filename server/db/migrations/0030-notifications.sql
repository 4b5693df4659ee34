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

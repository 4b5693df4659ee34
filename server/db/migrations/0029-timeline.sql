-- Which other conversations of its customer a reply answers, too.
create table also_settled (
  workspace_id uuid not null,
  message_id uuid not null,
  conversation_id uuid not null,
  -- When it did so: the time of the line that tells it.
  at timestamptz not null,
  -- JSON: how the conversation stood before and after.
  hold text not null,
  primary key (workspace_id, message_id, conversation_id)
);
call protect('also_settled');

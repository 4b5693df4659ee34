-- What is still to be sent. A row goes when the platform has answered; `unsure` rows wait for an answer or a person.
create table outbox (
  workspace_id uuid not null,
  message_id uuid not null,
  connection_id uuid not null,
  conversation_id uuid not null,
  lane text not null check (lane in ('reply', 'bulk')),
  state text not null default 'due' check (state in ('due', 'sending', 'unsure')),
  -- The log's number of the event that queued it: the order inside a conversation.
  number bigint not null,
  due_at timestamptz not null,
  attempts int not null default 0,
  -- Null: no answer was lost. Else how often the platform was asked whether the last try arrived.
  asked int,
  created_at timestamptz not null,
  primary key (workspace_id, message_id)
);
create index outbox_due on outbox (workspace_id, connection_id, lane, due_at) where state = 'due';
create index outbox_order on outbox (workspace_id, conversation_id, number);
call protect('outbox', 'select');

-- Each try of each message, for the people who ask why.
create table delivery_tries (
  workspace_id uuid not null,
  message_id uuid not null,
  attempt int not null,
  at timestamptz not null,
  outcome text not null,
  code text,
  detail text,
  took_ms int not null,
  primary key (workspace_id, message_id, attempt)
);
call protect('delivery_tries', 'select');

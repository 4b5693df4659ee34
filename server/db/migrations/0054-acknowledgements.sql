-- What an account says to who writes while nobody answers; off where there is no row. `texts`: JSON, language → the brand's own.
create table acknowledgement_settings (
  workspace_id uuid not null,
  profile_id uuid not null,
  is_on boolean not null,
  -- Also where anybody can read it.
  is_public boolean not null,
  texts text not null,
  primary key (workspace_id, profile_id)
);
call protect('acknowledgement_settings');

-- What was said so, once for each conversation and closed period, which ends at `opens_at`; until it is said (`said_at`), that
-- it will be. `settled_at`: nothing more is to be done about its promise.
create table acknowledgements (
  workspace_id uuid not null,
  conversation_id uuid not null,
  opens_at timestamptz not null,
  asked_id uuid not null,
  asked_at timestamptz not null,
  message_id uuid,
  promise_id uuid,
  language text,
  answer_by timestamptz,
  said_at timestamptz,
  settled_at timestamptz,
  primary key (workspace_id, conversation_id, opens_at)
);
create index acknowledgements_open on acknowledgements (workspace_id, message_id) where settled_at is null;
call protect('acknowledgements', 'select');

-- What a person is writing and has not sent: one text of a kind in a conversation.
create table drafts (
  workspace_id uuid not null,
  person_id uuid not null,
  conversation_id uuid not null,
  kind text not null check (kind in ('reply', 'note')),
  -- Another with each save: whoever saves says which one they had seen.
  version uuid not null,
  -- JSON: text, files, visibility, quote, template.
  content text not null,
  origin text not null check (origin in ('computer', 'phone', 'later')),
  saved_at timestamptz not null,
  primary key (workspace_id, person_id, conversation_id, kind)
);
call protect('drafts');

-- What stood in a draft when another device that had not seen it wrote over it, until its writer has chosen.
create table other_drafts (
  workspace_id uuid not null,
  person_id uuid not null,
  conversation_id uuid not null,
  kind text not null check (kind in ('reply', 'note')),
  version uuid not null,
  content text not null,
  origin text not null check (origin in ('computer', 'phone', 'later')),
  saved_at timestamptz not null,
  primary key (workspace_id, person_id, conversation_id, kind, version)
);
call protect('other_drafts');

-- Replies that wait for their time, by conversation: looked for with each message of a customer, and few.
create table scheduled_replies (
  workspace_id uuid not null,
  conversation_id uuid not null,
  message_id uuid not null,
  primary key (workspace_id, conversation_id, message_id)
);
call protect('scheduled_replies');

-- Texts written beforehand; those without an owner are everybody's.
create table snippets (
  workspace_id uuid not null,
  id uuid not null,
  owner_id uuid,
  name text not null,
  shortcut text,
  -- JSON: language → text.
  texts text not null,
  changed_at timestamptz not null,
  primary key (workspace_id, id)
);
call protect('snippets');

create table snippet_uses (
  workspace_id uuid not null,
  person_id uuid not null,
  snippet_id uuid not null,
  count int not null,
  last_at timestamptz not null,
  primary key (workspace_id, person_id, snippet_id)
);
call protect('snippet_uses');

-- Several deeds in one go; those without an owner are everybody's.
create table macros (
  workspace_id uuid not null,
  id uuid not null,
  owner_id uuid,
  name text not null,
  -- JSON: the deeds, in their order.
  steps text not null,
  changed_at timestamptz not null,
  primary key (workspace_id, id)
);
call protect('macros');

-- What was done in one go, as long as it can be undone in one go.
create table macro_runs (
  workspace_id uuid not null,
  id uuid not null,
  macro_id uuid not null,
  conversation_id uuid not null,
  person_id uuid not null,
  at timestamptz not null,
  -- JSON: how each deed is undone, in their order; null once it was.
  undo text,
  primary key (workspace_id, id)
);
call protect('macro_runs');

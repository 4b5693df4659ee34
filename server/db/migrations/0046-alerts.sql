-- What customers said against the brand or with abuse, for six weeks: who, when and where, never what. `high`, `low`: the 64
-- bits by which copies are found.
create table alert_mentions (
  workspace_id uuid not null,
  message_id uuid not null,
  identity_id uuid not null,
  profile_id uuid not null,
  at timestamptz not null,
  high int,
  low int,
  is_against boolean not null,
  is_abusive boolean not null,
  is_young boolean not null,
  topic text not null,
  channel text not null,
  primary key (workspace_id, message_id)
);
create index alert_mentions_at on alert_mentions (workspace_id, at, message_id);
call protect('alert_mentions', 'select');

-- How many there were in each hour of the clock, by topic; the row of all topics has the number of all messages, too.
create table alert_hours (
  workspace_id uuid not null,
  at timestamptz not null,
  topic text not null,
  authors double precision not null,
  against int not null,
  total int not null,
  primary key (workspace_id, at, topic)
);
call protect('alert_hours', 'select');

-- Hours of which something has changed since they were counted.
create table alert_hours_due (
  workspace_id uuid not null,
  at timestamptz not null,
  primary key (workspace_id, at)
);
call protect('alert_hours_due', '');

-- What is remembered between two looks: JSON, by topic.
create table alert_looks (
  workspace_id uuid not null,
  looked_at timestamptz not null,
  memory text not null,
  primary key (workspace_id)
);
call protect('alert_looks', 'select');

-- `evidence`, `told`: JSON, ids and numbers. Put aside by a person, it is open still but alarms nobody until it gets worse.
create table alerts (
  workspace_id uuid not null,
  id uuid not null,
  topic text not null,
  level text not null check (level in ('watch', 'alert', 'crisis')),
  is_grave boolean not null,
  since timestamptz not null,
  level_at timestamptz not null,
  looked_at timestamptz not null,
  ended_at timestamptz,
  put_aside_at timestamptz,
  put_aside_by uuid,
  put_aside_reason text,
  incident_id uuid,
  evidence text not null,
  told text not null,
  primary key (workspace_id, id)
);
create unique index alerts_open on alerts (workspace_id, topic) where ended_at is null;
create index alerts_since on alerts (workspace_id, since, id);
call protect('alerts');

-- Who is told of them. Nobody here: all who supervise.
create table alert_guards (
  workspace_id uuid not null,
  person_id uuid not null,
  primary key (workspace_id, person_id)
);
call protect('alert_guards');

-- What would be said to all who are affected, before they ask. Nothing of it is published by itself.
create table notice_drafts (
  workspace_id uuid not null,
  id uuid not null,
  alert_id uuid,
  incident_id uuid,
  state text not null check (state in ('draft', 'ready', 'done', 'dismissed')),
  what text not null,
  who text not null,
  workaround text not null,
  next_at timestamptz not null,
  made_at timestamptz not null,
  due_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (workspace_id, id)
);
create unique index notice_drafts_alert on notice_drafts (workspace_id, alert_id) where alert_id is not null;
create unique index notice_drafts_incident on notice_drafts (workspace_id, incident_id) where incident_id is not null;
create index notice_drafts_state on notice_drafts (workspace_id, state, due_at, id);
call protect('notice_drafts');

-- Somebody who may only want to hurt: a person decides, and an appeal is answered by another one. `suspicion`: JSON, ids and numbers.
create table suspects (
  workspace_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  state text not null check (state in ('suspected', 'served', 'hidden', 'dismissed')),
  since timestamptz not null,
  looked_at timestamptz not null,
  suspicion text not null,
  decided_at timestamptz,
  decided_by uuid,
  rule text,
  reason text,
  appeal text,
  appealed_at timestamptz,
  appealed_by uuid,
  appeal_outcome text check (appeal_outcome in ('kept', 'undone')),
  appeal_answer text,
  answered_at timestamptz,
  answered_by uuid,
  pause_for uuid,
  paused_at timestamptz,
  paused_by uuid,
  primary key (workspace_id, id)
);
create unique index suspects_open on suspects (workspace_id, customer_id) where decided_at is null;
create index suspects_since on suspects (workspace_id, since, id);
call protect('suspects');

-- What was hidden when it was decided, so that it can be shown again.
create table suspect_hidings (
  workspace_id uuid not null,
  suspect_id uuid not null,
  message_id uuid not null,
  primary key (workspace_id, suspect_id, message_id)
);
call protect('suspect_hidings');

-- Praise that anybody can read, to be thanked for within a day.
create table praises (
  workspace_id uuid not null,
  message_id uuid not null,
  at timestamptz not null,
  due_at timestamptz not null,
  state text not null check (state in ('waiting', 'thanked', 'passed')),
  settled_at timestamptz,
  settled_by uuid,
  primary key (workspace_id, message_id)
);
create index praises_due on praises (workspace_id, state, due_at, message_id);
call protect('praises');

-- What concerns no conversation is told of its own subject.
alter table notifications alter column conversation_id drop not null;
alter table notifications drop constraint notifications_kind_check;
alter table notifications add constraint notifications_kind_check
  check (kind in ('mentioned', 'assigned', 'wrote', 'failed', 'woken', 'asked', 'kept', 'alerted', 'paused'));
drop index notifications_unread;
alter table notifications add column about_id uuid generated always as (coalesce(conversation_id, subject_id)) stored;
create unique index notifications_unread on notifications (workspace_id, person_id, about_id, kind)
  where read_at is null;

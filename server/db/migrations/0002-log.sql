-- Events carry ids and numbers, never content. The number is taken when the row is written, last in its transaction.
create sequence event_numbers as bigint cache 1;
create table events (
  number bigint not null default nextval('event_numbers'),
  day date not null default (now() at time zone 'utc')::date,
  at timestamptz not null default clock_timestamp(),
  workspace_id uuid not null,
  kind text not null,
  conversation_id uuid,
  subject_id uuid,
  detail text,
  primary key (number, day)
) partition by range (day);
create table events_rest partition of events default;
call protect('events', 'insert');
grant usage on sequence event_numbers to sobremesa_app, sobremesa_engine;
select turn_partitions('events', (now() at time zone 'utc')::date, 30);

-- How far each room has read the log. No workspace: a cursor passes over all of them.
create table cursors (
  room text primary key,
  number bigint not null,
  saved_at timestamptz not null default now()
);
grant select, insert, update, delete on cursors to sobremesa_engine;

-- An event that a room could not take three times: shown, replayable, stops nothing.
create table parked_events (
  workspace_id uuid not null,
  room text not null,
  number bigint not null,
  kind text not null,
  conversation_id uuid,
  subject_id uuid,
  detail text,
  reason text not null,
  parked_at timestamptz not null default now(),
  primary key (workspace_id, room, number)
);
call protect('parked_events', 'select');

create table timers (
  workspace_id uuid not null,
  id uuid not null,
  kind text not null,
  subject_id uuid not null,
  due_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, kind, subject_id)
);
create index timers_due on timers (due_at);
call protect('timers');

-- When somebody answers: by the clocks of a zone. `week`, `holidays`: JSON.
create table calendars (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  time_zone text not null,
  week text not null,
  holidays text not null,
  -- The one of every profile that has none of its own.
  is_default boolean not null,
  primary key (workspace_id, id)
);
create unique index calendars_default on calendars (workspace_id) where is_default;
call protect('calendars');

create table calendar_profiles (
  workspace_id uuid not null,
  profile_id uuid not null,
  calendar_id uuid not null,
  primary key (workspace_id, profile_id)
);
call protect('calendar_profiles');

-- Within what something is to be done, where the brand has its own: `amount` is milliseconds, or working days.
create table targets (
  workspace_id uuid not null,
  position int not null,
  aim text not null check (aim in ('first', 'next', 'resolution')),
  class text not null check (class in ('safety', 'complaint', 'query', 'courtesy')),
  pace text check (pace in ('live', 'later')),
  profile_id uuid,
  clock text not null check (clock in ('wall', 'business', 'days')),
  amount bigint not null,
  why text,
  primary key (workspace_id, position)
);
call protect('targets');

-- The clocks of conversations. `spent_ms`: of the time to settle it, what had passed when this one began, or at its last
-- pause. `next_at`: when something is to be told of it, null when nothing is.
create table deadlines (
  workspace_id uuid not null,
  conversation_id uuid not null,
  aim text not null check (aim in ('first', 'next', 'resolution')),
  started_at timestamptz not null,
  class text not null check (class in ('safety', 'complaint', 'query', 'courtesy')),
  profile_id uuid not null,
  clock text not null check (clock in ('wall', 'business', 'days')),
  amount bigint not null,
  spent_ms bigint not null,
  state text not null check (state in ('running', 'paused', 'met', 'missed', 'void')),
  due_at timestamptz,
  warn_at timestamptz,
  next_at timestamptz,
  ended_at timestamptz,
  warned_at timestamptz,
  missed_at timestamptz,
  primary key (workspace_id, conversation_id, aim, started_at)
) with (fillfactor = 80);
create index deadlines_next on deadlines (next_at) where next_at is not null;
create index deadlines_profile on deadlines (workspace_id, profile_id, aim, due_at);
call protect('deadlines', 'select');

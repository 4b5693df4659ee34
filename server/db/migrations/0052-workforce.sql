-- What the brand's people can do, in its own words.
create table skills (
  workspace_id uuid not null,
  id uuid not null,
  name_es text not null,
  name_en text not null,
  is_hard boolean not null,
  archived_at timestamptz,
  primary key (workspace_id, id)
);
call protect('skills');

create table agent_skills (
  workspace_id uuid not null,
  person_id uuid not null,
  skill_id uuid not null,
  level smallint not null check (level between 1 and 5),
  primary key (workspace_id, person_id, skill_id)
);
call protect('agent_skills');

create table agent_languages (
  workspace_id uuid not null,
  person_id uuid not null,
  language text not null,
  level smallint not null check (level between 1 and 5),
  primary key (workspace_id, person_id, language)
);
call protect('agent_languages');

-- What of an agent is not as usual. `kinds`: JSON, null where they take all. `week`, `breaks`: JSON, in `time_zone`.
create table agents (
  workspace_id uuid not null,
  person_id uuid not null,
  share smallint not null default 100 check (share between 1 and 100),
  kinds text,
  place_name text,
  latitude double precision,
  longitude double precision,
  time_zone text,
  week text,
  breaks text,
  primary key (workspace_id, person_id)
);
call protect('agents');

-- Days of an agent that are not like their week. Without spans it is time off. `spans`, `breaks`: JSON.
create table shift_days (
  workspace_id uuid not null,
  person_id uuid not null,
  date date not null,
  name text not null,
  spans text not null,
  breaks text not null,
  primary key (workspace_id, person_id, date)
);
call protect('shift_days');

-- What work takes of people here, and how long offers and pauses last. `weights`: JSON, units by kind of work.
create table workforce_rules (
  workspace_id uuid not null,
  weights text not null,
  parked_units smallint not null check (parked_units between 0 and 100),
  wrap_up_voice_ms int not null,
  wrap_up_other_ms int not null,
  offer_live_ms int not null,
  offer_other_ms int not null,
  pauses_a_day smallint not null,
  primary key (workspace_id)
);
call protect('workforce_rules');

create table presence_reasons (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  is_paid boolean not null,
  is_break boolean not null,
  archived_at timestamptz,
  primary key (workspace_id, id)
);
call protect('presence_reasons');

-- Whether somebody is there. `seen_until`: offline after it, unless a console of theirs is seen again. `next_at`: when
-- time alone changes it, null when it does not.
create table presences (
  workspace_id uuid not null,
  person_id uuid not null,
  state text not null check (state in ('available', 'busy', 'away', 'offline', 'not-responding')),
  is_pause boolean not null,
  reason_id uuid,
  since timestamptz not null,
  back_at timestamptz,
  seen_until timestamptz not null,
  next_at timestamptz,
  primary key (workspace_id, person_id)
) with (fillfactor = 80);
create index presences_next on presences (next_at) where next_at is not null;
call protect('presences');

-- Every change of the above, never changed itself: each holds until the next one of its person.
create table presence_history (
  workspace_id uuid not null,
  person_id uuid not null,
  since timestamptz not null,
  id uuid not null,
  state text not null check (state in ('available', 'busy', 'away', 'offline', 'not-responding')),
  is_pause boolean not null,
  is_paid boolean not null,
  is_break boolean not null,
  reason_id uuid,
  cause text not null check (cause in ('person', 'distribution', 'unseen', 'time', 'removed')),
  primary key (workspace_id, person_id, since, id)
);
call protect('presence_history', 'select, insert');

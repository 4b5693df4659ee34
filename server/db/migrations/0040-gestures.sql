-- What a brand lets its people do to make it right. `amount`: what it usually costs, in minor units of the currency.
create table gesture_kinds (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  costs boolean not null,
  amount bigint check (amount > 0),
  archived_at timestamptz,
  primary key (workspace_id, id)
);
call protect('gesture_kinds');

-- `budget`: what everybody may give in a month who has none of their own.
create table gesture_rules (
  workspace_id uuid not null,
  currency text not null default 'EUR',
  budget bigint not null check (budget >= 0),
  primary key (workspace_id)
);
call protect('gesture_rules');

create table gesture_budgets (
  workspace_id uuid not null,
  person_id uuid not null,
  amount bigint not null check (amount >= 0),
  primary key (workspace_id, person_id)
);
call protect('gesture_budgets');

-- `month`: its first day. What one person has given in it, and by how much their budget was raised for it.
create table gesture_months (
  workspace_id uuid not null,
  person_id uuid not null,
  month date not null,
  spent bigint not null check (spent >= 0),
  raised bigint not null check (raised >= 0),
  primary key (workspace_id, person_id, month)
);
call protect('gesture_months');

-- `line_id`: the line of the timeline that says it; the conversation is where that line stands now.
create table gestures (
  workspace_id uuid not null,
  id uuid not null,
  line_id uuid not null,
  person_id uuid not null,
  kind_id uuid not null,
  month date not null,
  at timestamptz not null,
  amount bigint not null check (amount >= 0),
  reason text not null,
  taken_back_at timestamptz,
  taken_back_by uuid,
  taken_back_reason text,
  primary key (workspace_id, id)
);
create index gestures_month on gestures (workspace_id, month, at, id);
create index gestures_person on gestures (workspace_id, month, person_id, at, id);
create index gestures_kind on gestures (workspace_id, month, kind_id, at, id);
call protect('gestures');

-- What stands of them, kept with each deed.
create table gesture_sums (
  workspace_id uuid not null,
  month date not null,
  person_id uuid not null,
  kind_id uuid not null,
  count int not null check (count >= 0),
  amount bigint not null check (amount >= 0),
  primary key (workspace_id, month, person_id, kind_id)
);
call protect('gesture_sums');

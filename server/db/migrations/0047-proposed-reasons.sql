-- What a brand's closings say of its reasons. `model`: numbers by hashed place, deflated; null while nothing is learnt. `outcomes`:
-- how the last closings were proposed before they were learnt, three digits each. `version` rises with every change; `life` is another one
-- whenever somebody begins anew or goes back.
create table reason_learners (
  workspace_id uuid not null,
  is_shown boolean not null default true,
  version int not null default 0,
  learnt int not null default 0,
  model bytea,
  outcomes text not null default '',
  life uuid not null,
  learnt_at timestamptz,
  primary key (workspace_id)
);
call protect('reason_learners');

-- Earlier states, to go back to.
create table reason_learner_versions (
  workspace_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  why text not null check (why in ('learnt', 'before-anew', 'before-back')),
  learnt int not null,
  model bytea,
  outcomes text not null,
  life uuid not null,
  primary key (workspace_id, id)
);
call protect('reason_learner_versions');

-- What was learnt of each conversation in a life, so that a correction takes its place: what was said up to `upto`, as the `place`th.
-- `proposed`: JSON, the reasons proposed before, the likeliest first, the commonest one, and the group of the first one's share.
create table reason_closings (
  workspace_id uuid not null,
  life uuid not null,
  conversation_id uuid not null,
  reason_id uuid not null,
  upto timestamptz not null,
  place int not null,
  proposed text not null,
  primary key (workspace_id, life, conversation_id)
);
call protect('reason_closings');

-- Closings that are still to be learnt, in the order of `number`.
create table reason_closings_due (
  workspace_id uuid not null,
  conversation_id uuid not null,
  number bigint not null,
  primary key (workspace_id, conversation_id)
);
create index reason_closings_due_order on reason_closings_due (workspace_id, number, conversation_id);
call protect('reason_closings_due');
-- Every brand begins with what it has closed lately.
insert into reason_closings_due (workspace_id, conversation_id, number)
select workspace_id, id, row_number() over (partition by workspace_id order by closed_at, id) - 5000
from (
  select workspace_id, id, closed_at, row_number() over (partition by workspace_id order by closed_at desc, id desc) as latest
  from conversations where status = 'closed' and reason_id is not null
) closed where latest <= 5000;
insert into cursors (room, number) select 'proposed-reasons', max(number) from events having max(number) is not null;

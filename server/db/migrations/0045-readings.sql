-- What is read in a message of a customer, as people have corrected it. `model`: which models read it. `corrected`: JSON, by
-- what a person has set, what models say of it.
create table readings (
  workspace_id uuid not null,
  message_id uuid not null,
  conversation_id uuid not null,
  identity_id uuid not null,
  at timestamptz not null,
  read_at timestamptz not null,
  corrected_at timestamptz,
  corrected_by uuid,
  sentiment real not null check (sentiment between -1 and 1),
  toxicity real not null check (toxicity between 0 and 1),
  irony real not null check (irony between 0 and 1),
  urgency smallint not null check (urgency between 0 and 3),
  is_unsure boolean not null,
  is_historic boolean not null,
  language text not null check (language in ('es', 'en', 'fr', 'pt', 'ca', 'gl', 'eu', 'it', 'de', 'unknown')),
  emotion text not null check (emotion in ('none', 'anger', 'disgust', 'fear', 'joy', 'sadness', 'surprise')),
  kind text not null check (kind in ('complaint', 'question', 'request', 'praise', 'courtesy', 'other')),
  subject text not null check (subject in (
    'order-status', 'late', 'lost', 'damaged', 'wrong-item', 'missing-item', 'return', 'exchange', 'refund',
    'cancel', 'payment', 'double-charge', 'invoice', 'price', 'promotion', 'availability', 'product-info', 'size',
    'warranty', 'repair', 'app-fault', 'login', 'account-data', 'subscription', 'contract', 'switch', 'coverage',
    'outage', 'installation', 'appointment', 'booking', 'change-booking', 'disruption', 'baggage', 'hours', 'place',
    'access', 'staff', 'waiting', 'cleanliness', 'food', 'allergen', 'privacy', 'fraud', 'safety', 'unanswered',
    'feedback', 'job', 'press', 'thanks', 'greeting', 'other')),
  model text not null,
  corrected text,
  primary key (workspace_id, message_id)
);
create index readings_time on readings (workspace_id, at, message_id);
create index readings_corrected on readings (workspace_id, corrected_at, message_id) where corrected_at is not null;
call protect('readings');

-- How the customer's last turn sounds: null while nothing of it is read.
alter table inbox_rows
  add column language text,
  add column tone real,
  add column kind text,
  add column urgency smallint,
  add column is_toxic boolean,
  add column is_unsure boolean;

-- How the customer of a conversation sounds so far. `talk`: JSON, all that it takes to go on. The others, of
-- what is not historic: when they first wrote, how they sounded before our first reply, and after our last one.
create table tones (
  workspace_id uuid not null,
  conversation_id uuid not null,
  talk text not null,
  began_at timestamptz,
  start_tone real,
  replied_at timestamptz,
  end_tone real,
  ended_at timestamptz,
  primary key (workspace_id, conversation_id)
) with (fillfactor = 70);
create index tones_began on tones (workspace_id, began_at, conversation_id);
call protect('tones');

-- Down to which message those are read that were there before there were readings, the newest first.
create table readings_backfill (
  workspace_id uuid not null,
  before_id uuid not null,
  primary key (workspace_id)
);
call protect('readings_backfill', '');
insert into readings_backfill (workspace_id, before_id) select id, 'ffffffff-ffff-ffff-ffff-ffffffffffff' from workspaces;
-- What was told until now is read in from the messages themselves.
insert into cursors (room, number) select 'readings', max(number) from events having max(number) is not null;

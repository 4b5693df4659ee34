create sequence envelope_numbers as bigint cache 1;
create table envelopes (
  number bigint not null default nextval('envelope_numbers'),
  day date not null default (now() at time zone 'utc')::date,
  workspace_id uuid not null,
  connection_id uuid not null,
  received_at timestamptz not null,
  meta text,
  body bytea not null,
  primary key (number, day)
) partition by range (day);
create table envelopes_rest partition of envelopes default;
call protect('envelopes', '');
grant usage on sequence envelope_numbers to sobremesa_engine;
select turn_partitions('envelopes', (now() at time zone 'utc')::date, 30);

-- Every envelope of the connection up to this number is done.
create table watermarks (
  workspace_id uuid not null,
  connection_id uuid not null,
  number bigint not null,
  primary key (workspace_id, connection_id)
);
call protect('watermarks', '');

-- What could not be taken: alone, shown, replayable. `item` is its place in the envelope, -1 the whole.
create table parked_envelopes (
  workspace_id uuid not null,
  id uuid not null,
  connection_id uuid not null,
  envelope bigint not null,
  envelope_day date not null,
  item int not null,
  reason text not null,
  detail text,
  parked_at timestamptz not null default now(),
  settled_at timestamptz,
  primary key (workspace_id, id)
);
create index parked_envelopes_open on parked_envelopes (workspace_id, parked_at) where settled_at is null;
call protect('parked_envelopes', 'select');

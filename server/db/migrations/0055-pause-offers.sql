-- Who may take five minutes after abuse without asking: until they do, or it is put aside.
create table pause_offers (
  workspace_id uuid not null,
  person_id uuid not null,
  offered_at timestamptz not null,
  primary key (workspace_id, person_id)
);
call protect('pause_offers');

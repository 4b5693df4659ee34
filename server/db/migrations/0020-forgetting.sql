-- Which envelope brought a message: what its writer deletes has to go from there, too.
alter table messages add column envelope bigint;

-- Other envelopes that say what it says: its edits, and what the platform told more than once.
create table message_envelopes (
  workspace_id uuid not null,
  message_id uuid not null,
  envelope bigint not null,
  primary key (workspace_id, message_id, envelope)
);
call protect('message_envelopes', '');

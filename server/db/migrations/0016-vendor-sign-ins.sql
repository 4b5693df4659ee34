-- Somebody on their way to sign in at a vendor, and back with what came of it. `connection_id` is the connection that it
-- is for, or is to become; `sealed` holds all that is secret, `filled` (JSON) what else stood in the form.
create table vendor_sign_ins (
  workspace_id uuid not null,
  id uuid not null,
  connection_id uuid not null,
  profile_id uuid,
  person_id uuid not null,
  session_id uuid not null,
  channel text not null,
  state text not null check (state in ('under-way', 'redeeming', 'signed-in', 'declined', 'failed')),
  failure text,
  failure_text text,
  sealed bytea not null,
  filled text not null,
  back text not null,
  expires_at timestamptz not null,
  primary key (workspace_id, id)
);
call protect('vendor_sign_ins');

-- What vendors lend us and renew (access tokens, sessions), sealed; written by whichever process got it last.
create table connection_keeps (
  workspace_id uuid not null,
  connection_id uuid not null,
  name text not null,
  sealed bytea not null,
  primary key (workspace_id, connection_id, name)
);
call protect('connection_keeps', '');

-- How far a pull has come: moved in the transaction that stores what it brought.
create table pull_cursors (
  workspace_id uuid not null,
  connection_id uuid not null,
  cursor text not null,
  pulled_at timestamptz not null,
  primary key (workspace_id, connection_id)
);
call protect('pull_cursors', '');

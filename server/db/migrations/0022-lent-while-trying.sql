-- What a platform lent while somebody tried settings: it waits, sealed, for the connection that is made of them.
create table lent_while_trying (
  workspace_id uuid not null,
  tried_by uuid not null,
  channel text not null,
  name text not null,
  sealed bytea not null,
  expires_at timestamptz not null,
  primary key (workspace_id, tried_by, channel, name)
);
call protect('lent_while_trying');
create index lent_while_trying_over on lent_while_trying (expires_at);

-- It gets there in the transaction that makes the connection.
grant insert on connection_keeps to sobremesa_app;

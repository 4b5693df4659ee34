-- The picture that a platform shows of a customer, fetched when somebody first looks at it. `source`: the address that was
-- asked last; where nothing came from it, `bytes` is what an earlier one gave, or nothing.
create table identity_pictures (
  workspace_id uuid not null,
  identity_id uuid not null,
  source text not null,
  bytes bytea,
  asked_at timestamptz not null,
  primary key (workspace_id, identity_id)
);
call protect('identity_pictures');

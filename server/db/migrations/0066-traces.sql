-- What somebody can be known again by, account by account: numbers, addresses and orders that they said, and how they are called.
create table traces (
  workspace_id uuid not null,
  identity_id uuid not null,
  kind text not null check (kind in ('phone', 'email', 'order', 'handle', 'name')),
  key text not null,
  -- 'is': the account itself; 'told': by its platform; 'said': in a message; 'like': made of what it is called.
  source text not null check (source in ('is', 'told', 'said', 'like')),
  primary key (workspace_id, identity_id, kind, key)
);
create index traces_key on traces (workspace_id, kind, key, source);
call protect('traces', 'select');

-- How far accounts from before there were traces have been read, the oldest first.
create table traces_backfill (
  workspace_id uuid primary key,
  after_id uuid not null,
  is_done boolean not null default false
);
call protect('traces_backfill', '');

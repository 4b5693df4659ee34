-- What is known of somebody, by the account it was learnt of: its customer is whoever has the account. `is_denied`: it is not so.
create table facts (
  workspace_id uuid not null,
  id uuid not null,
  identity_id uuid not null,
  kind text not null check (kind in ('name', 'language', 'time-zone', 'email', 'phone', 'best-channel', 'best-hours', 'store', 'product',
    'value', 'city', 'place', 'interest', 'competitor', 'community', 'followers', 'engagement', 'contribution')),
  value text not null,
  source text not null check (source in ('person', 'customer', 'key', 'import', 'platform', 'web', 'message', 'derived')),
  is_denied boolean not null default false,
  said_at timestamptz not null,
  confidence real not null default 1 check (confidence >= 0 and confidence <= 1),
  basis text not null check (basis in ('contract', 'consent', 'legitimate-interest')),
  purpose text,
  expires_at timestamptz,
  message_id uuid,
  recorded_by uuid,
  primary key (workspace_id, id)
);
-- The same said again by the same source is the same fact, said later.
create unique index facts_same on facts (workspace_id, identity_id, kind, source, value, is_denied);
create index facts_expiry on facts (expires_at) where expires_at is not null;
call protect('facts');

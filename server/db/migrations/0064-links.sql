-- Whose an account was before anybody said that two are one: theirs again when they are told apart.
alter table identities add column home_id uuid;
update identities set home_id = customer_id;
alter table identities alter column home_id set not null;
create index identities_home on identities (workspace_id, home_id);

-- Two accounts are one person: what for, who says so and until when. `detail`: JSON, what the evidence is about.
create table links (
  workspace_id uuid not null,
  id uuid not null,
  one_id uuid not null,
  other_id uuid not null,
  evidence text not null check (evidence in ('person', 'web-sign-in', 'e-mail', 'phone', 'platform')),
  detail text not null default '{}',
  made_at timestamptz not null,
  made_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  primary key (workspace_id, id)
);
create index links_one on links (workspace_id, one_id);
create index links_other on links (workspace_id, other_id);
call protect('links');

-- A suspicion hangs on the account that it was found on: its customer is a copy, and two that turn out to be one may both be open.
alter table suspects add column identity_id uuid;
update suspects s set identity_id = (
  select i.id from identities i where i.workspace_id = s.workspace_id and i.customer_id = s.customer_id order by i.id limit 1);
delete from suspects where identity_id is null;
alter table suspects alter column identity_id set not null;
drop index suspects_open;
create unique index suspects_open on suspects (workspace_id, identity_id) where decided_at is null;
create index suspects_customer on suspects (workspace_id, customer_id);

-- Whose a conversation is that was merged, it says itself.
alter table incident_merges drop column customer_id;

create index promises_customer on promises (workspace_id, customer_id);

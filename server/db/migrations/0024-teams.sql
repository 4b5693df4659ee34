-- Teams of a brand and who is in them. A conversation in the queue of a team has the team as its holder_id.
create table teams (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  position int not null,
  archived_at timestamptz,
  primary key (workspace_id, id)
);
call protect('teams');

create table team_members (
  workspace_id uuid not null,
  team_id uuid not null,
  person_id uuid not null,
  primary key (workspace_id, team_id, person_id)
);
create index team_members_person on team_members (workspace_id, person_id);
call protect('team_members');

-- Which conversations a colleague may see: all, those of their teams, or their own.
alter table memberships add sees text not null default 'all' check (sees in ('all', 'team', 'own'));

-- How many conversations stand in each (status, holder): kept by reading the log, so that no screen counts rows.
create table inbox_counts (
  workspace_id uuid not null,
  status text not null,
  holder text not null,
  count bigint not null,
  primary key (workspace_id, status, holder)
);
call protect('inbox_counts', 'select');

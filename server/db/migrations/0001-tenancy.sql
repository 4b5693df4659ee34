-- Every table of a workspace is declared with `call protect('table')`: row-level security forced, the role app sees one
-- workspace, the role engine sees all and names workspace_id in each statement.
create function current_workspace() returns uuid
language sql stable parallel safe
return nullif(current_setting('sobremesa.workspace', true), '')::uuid;

create procedure protect(relation regclass, app_may text default 'select, insert, update, delete')
language plpgsql as $$
begin
  execute format('alter table %s enable row level security', relation);
  execute format('alter table %s force row level security', relation);
  execute format('create policy app on %s to sobremesa_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())', relation);
  execute format('create policy engine on %s to sobremesa_engine using (true) with check (true)', relation);
  execute format('create policy owner on %s to current_user using (true) with check (true)', relation);
  if app_may <> '' then
    execute format('grant %s on %s to sobremesa_app', app_may, relation);
  end if;
  execute format('grant select, insert, update, delete on %s to sobremesa_engine', relation);
end $$;

-- Tables by UTC day: partitions from yesterday to three days ahead stand ready, those older than keep_days go.
create function turn_partitions(parent text, today date, keep_days int) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  the_day date;
  old record;
begin
  if parent not in ('events', 'envelopes') then
    raise exception 'no table by day: %', parent;
  end if;
  for offset_days in -1..3 loop
    the_day := today + offset_days;
    execute format('create table if not exists %I partition of %I for values from (%L) to (%L)',
      parent || '_' || to_char(the_day, 'YYYYMMDD'), parent, the_day, the_day + 1);
  end loop;
  for old in
    select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = parent::regclass and c.relname ~ '_[0-9]{8}$'
      and to_date(right(c.relname, 8), 'YYYYMMDD') < today - keep_days
  loop
    execute format('drop table %I', old.relname);
  end loop;
end $$;
revoke all on function turn_partitions from public;
grant execute on function turn_partitions to sobremesa_engine;

-- What concerns the installation, not one workspace.
create table installation (
  key text primary key,
  value text not null
);
grant select, insert, update, delete on installation to sobremesa_engine;

-- The message that a file belongs to; null while nobody has sent it. The messages themselves say so, whoever writes
-- them: a file that nothing refers to is removed after a day, so none may be forgotten here.
alter table files add message_id uuid;
create index files_unsent on files (workspace_id, id) where message_id is null;
create index files_pending on files (workspace_id, id) where state = 'pending';

create function files_in(parts text) returns setof uuid
language sql immutable as $$
  select (piece ->> 'file')::uuid from json_array_elements(parts::json) piece where piece ->> 'file' is not null
$$;

update files f set message_id = m.id
from messages m cross join lateral files_in(m.parts) as named(file)
where m.parts like '[%"file"%' and f.workspace_id = m.workspace_id and f.id = named.file;

create function take_files() returns trigger
language plpgsql as $$
begin
  update files set message_id = new.id where workspace_id = new.workspace_id and id in (select files_in(new.parts));
  return null;
end $$;
create trigger messages_take_files after insert or update of parts on messages
for each row when (new.parts like '[%"file"%') execute function take_files();

-- A message that is no more, or that the customer has deleted, lets its files go.
create function leave_files() returns trigger
language plpgsql as $$
begin
  update files set message_id = null
  where workspace_id = old.workspace_id and message_id = old.id and id in (select files_in(old.parts));
  return null;
end $$;
create trigger messages_leave_files after delete on messages
for each row when (old.parts like '[%"file"%') execute function leave_files();
create trigger messages_empty after update of parts on messages
for each row when (old.parts like '[%"file"%' and new.parts is null) execute function leave_files();

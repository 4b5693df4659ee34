-- Words of what was edited, deleted or taken back: they leave the vocabulary when nobody else says them.
create table search_doubts (
  workspace_id uuid not null,
  word text collate "C" not null,
  primary key (workspace_id, word)
);
call protect('search_doubts', '');

-- What was deleted before this was known: the vocabulary is read in again.
truncate search_words;
delete from search_spelling;

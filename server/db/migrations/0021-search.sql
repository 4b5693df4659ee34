create extension if not exists unaccent with schema public;
create extension if not exists pg_trgm with schema public;

-- Words as they are and by their stems in each language that messages are written in: without their accents, which are
-- left out in haste (search_), and with them, which some stems need (spoken_).
do $$
declare
  language record;
begin
  for language in select * from (values ('simple', 'simple', 'simple'), ('es', 'spanish', 'spanish_stem'), ('en', 'english', 'english_stem'),
    ('pt', 'portuguese', 'portuguese_stem'), ('fr', 'french', 'french_stem'), ('de', 'german', 'german_stem'),
    ('it', 'italian', 'italian_stem'), ('ca', 'catalan', 'catalan_stem'), ('eu', 'basque', 'basque_stem')) as known(code, config, stem)
  loop
    execute format('create text search configuration public.search_%s (copy = pg_catalog.%s)', language.code, language.config);
    execute format('alter text search configuration public.search_%s alter mapping for hword, hword_part, word with public.unaccent, %s',
      language.code, language.stem);
    execute format('create text search configuration public.spoken_%s (copy = pg_catalog.%s)', language.code, language.config);
  end loop;
end $$;

-- What can be found of what was said. What never changes of it stands among its words, as `=channel:line`.
create table search_entries (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  at timestamptz not null,
  words tsvector not null,
  primary key (workspace_id, id)
);
create index search_entries_recent on search_entries (workspace_id, at, id);
create index search_entries_words on search_entries using gin (words);
call protect('search_entries', '');

-- Who is called how. Apart, for names are sought by how they begin: among the words of messages that would be very many.
create table search_people (
  workspace_id uuid not null,
  id uuid not null,
  words tsvector not null,
  primary key (workspace_id, id)
);
create index search_people_words on search_people using gin (words);
call protect('search_people', '');

-- Every word that was ever found, so that a slip of the keyboard leads to the word that was meant.
create table search_words (
  workspace_id uuid not null,
  word text collate "C" not null,
  seen_at timestamptz not null default now(),
  primary key (workspace_id, word)
);
create index search_words_like on search_words using gin (word gin_trgm_ops);
call protect('search_words', '');

-- Up to which message the words are in there.
create table search_spelling (
  workspace_id uuid not null,
  up_to uuid not null,
  primary key (workspace_id)
);
call protect('search_spelling', '');

-- How far what was there before has been read in, the newest first; no row: not begun.
create table search_backfill (
  workspace_id uuid not null,
  before_id uuid not null,
  is_done boolean not null default false,
  primary key (workspace_id)
);
call protect('search_backfill', '');

create table tags (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  hue text not null check (hue in ('plum', 'rose', 'clay', 'amber', 'olive', 'green', 'teal', 'violet')),
  archived_at timestamptz,
  primary key (workspace_id, id)
);
call protect('tags');

-- By its index all conversations of a tag are found; in the order in which they were put on they stand in inbox_rows, too.
create table conversation_tags (
  workspace_id uuid not null,
  conversation_id uuid not null,
  tag_id uuid not null,
  primary key (workspace_id, conversation_id, tag_id)
);
create index conversation_tags_tag on conversation_tags (workspace_id, tag_id, conversation_id);
call protect('conversation_tags');

-- Ids with a space between them: lists show them without asking for more.
alter table inbox_rows add column tags text not null default '';

-- Whoever answers may make a tag while tagging; no row: they may.
create table tag_rules (
  workspace_id uuid not null,
  agents_may_add boolean not null,
  primary key (workspace_id)
);
call protect('tag_rules');

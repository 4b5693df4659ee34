-- Reasons are a tree: those without any below them are what conversations are closed for. Whether such a contact is of
-- value or irritates, to the customer and to the brand; null: nobody has said so yet.
alter table reasons
  add column parent_id uuid check (parent_id <> id),
  add column to_customer text check (to_customer in ('value', 'irritant')),
  add column to_brand text check (to_brand in ('value', 'irritant'));

create table fields (
  workspace_id uuid not null,
  id uuid not null,
  subject text not null check (subject in ('conversation', 'customer')),
  kind text not null check (kind in ('text', 'number', 'date', 'choice', 'yes-no')),
  label text not null,
  -- JSON: what can be chosen, what no longer can included.
  choices text not null default '[]',
  is_required boolean not null default false,
  position int not null,
  archived_at timestamptz,
  primary key (workspace_id, id)
);
call protect('fields');

-- subject_id: the conversation or the customer. As text: a number as it is written, a day as 2026-11-22, a choice by its id.
create table field_values (
  workspace_id uuid not null,
  subject_id uuid not null,
  field_id uuid not null,
  value text not null,
  primary key (workspace_id, subject_id, field_id)
);
create index field_values_value on field_values (workspace_id, field_id, value, subject_id);
call protect('field_values');

-- What people were shown when they agreed. `texts`: JSON, by language. A version is never changed.
create table consent_texts (
  workspace_id uuid not null,
  id uuid not null,
  purpose text not null check (purpose in ('service-messages', 'marketing', 'web-visits', 'location', 'interests', 'competitors',
    'amplification')),
  version int not null,
  texts text not null,
  made_at timestamptz not null,
  made_by uuid,
  primary key (workspace_id, id)
);
create unique index consent_texts_version on consent_texts (workspace_id, purpose, version);
call protect('consent_texts', 'select, insert');

-- Each time that somebody agreed or did not, by the account through which they said it: never changed. `channel` null: on all.
create table consents (
  workspace_id uuid not null,
  id uuid not null,
  identity_id uuid not null,
  purpose text not null check (purpose in ('service-messages', 'marketing', 'web-visits', 'location', 'interests', 'competitors',
    'amplification')),
  channel text,
  is_given boolean not null,
  said_at timestamptz not null,
  way text not null check (way in ('conversation', 'call', 'form', 'web', 'letter', 'import', 'platform')),
  note text not null default '',
  message_id uuid,
  text_id uuid,
  recorded_by uuid,
  primary key (workspace_id, id)
);
create index consents_identity on consents (workspace_id, identity_id);
call protect('consents', 'select, insert');

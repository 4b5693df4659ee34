-- Why a reply sent its reader elsewhere, or left for another conversation than the one that was answered.
create table redirections (
  workspace_id uuid not null,
  message_id uuid not null,
  reason text not null check (reason in ('customer-asked', 'safety', 'legal-authentication')),
  -- Where the customer had written, when the answer went elsewhere.
  moved_from uuid,
  at timestamptz not null,
  primary key (workspace_id, message_id)
);
call protect('redirections');

-- Numbers and addresses at which the brand says in public that it can be reached: nobody's secret.
create table published_facts (
  workspace_id uuid not null,
  position int not null,
  line text not null,
  primary key (workspace_id, position)
);
call protect('published_facts');

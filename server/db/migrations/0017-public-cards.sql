-- What a profile says of itself in public, and what of it stands on the platform's own profile.
create table public_cards (
  workspace_id uuid not null,
  profile_id uuid not null,
  -- JSON: hours, level, guides, link; null while nothing is said.
  card text,
  is_published boolean not null,
  state text not null check (state in ('idle', 'waiting', 'published', 'refused')),
  state_at timestamptz not null,
  -- Why it waits or was refused, by how much it is too long, and the platform's own words.
  code text,
  over int,
  said text,
  -- JSON: the card that stands there; null: nothing of ours.
  standing text,
  -- One at a time writes on a profile.
  claimed_until timestamptz,
  primary key (workspace_id, profile_id)
);
call protect('public_cards');

/** All that this room tells the rooms below. */
export type SignInEvent =
  /** Somebody is signed out of one browser: told in each brand they work for; the subject is the session. */
  'session.ended'

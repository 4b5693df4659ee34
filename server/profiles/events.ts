/** What profiles tell the rooms below. `subjectId` is the connection, or the profile where the kind says so. */
export type ProfileEvent =
  | 'connection.changed'
  /** The outside began to refuse us, or takes us again. */
  | 'connection.failing'
  | 'connection.recovered'
  /** The platform said how accounts of it fare: some ail, or are well again. */
  | 'connection.accounts-ail'
  | 'profile.changed'

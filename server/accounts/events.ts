/** What accounts tell the rooms below. `subjectId` is the person, or what the event is named after. */
export type AccountEvent =
  /** A brand has been founded: rooms give it what a new brand needs. */
  | 'workspace.added'
  | 'workspace.changed'
  | 'colleague.joined'
  | 'colleague.changed'
  | 'colleague.removed'
  | 'key.revoked'

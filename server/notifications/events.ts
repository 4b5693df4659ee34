/** All that this room tells the rooms below. Each names its person as the subject, and its conversation. */
export type NotificationEvent =
  /** detail: { id, kind } */
  | 'notification.made'
  /** Some of theirs are read; it names no conversation where it was several. */
  | 'notification.read'

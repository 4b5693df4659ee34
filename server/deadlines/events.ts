/** All that this room tells the rooms below. Each names its conversation. */
export type DeadlineEvent =
  /** Its clocks are others. Detail: { isMoved }: also by when the turn that stands is to be answered. */
  | 'deadline.changed'
  /** Three quarters of the time have passed, and nobody has answered. Detail: { aim, dueAt }. */
  | 'deadline.warned'
  /** Detail: { aim, dueAt }. */
  | 'deadline.missed'

/** All that this room tells the rooms below. Each names its conversation; detail: { aim, dueAt }. */
export type DeadlineEvent =
  /** Three quarters of the time have passed, and nobody has answered. */
  'deadline.warned' | 'deadline.missed'

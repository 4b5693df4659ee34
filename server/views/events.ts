/** All that this room tells the rooms below. Those of one view name it as the subject. */
export type ViewEvent =
  | 'view.added'
  /** detail: { isOther: true } where it may hold other conversations than before. */
  | 'view.changed'
  | 'view.removed'
  /** detail: { steps: ToldStep[] }: which conversations joined and left, of a workspace, once a slice. */
  | 'views.moved'

import type { NewEvent } from '#log'
import type { AlertLevel } from '#protocol'

/** All that this room tells the rooms below. Each names its alert as the subject, but for the last. */
export type AlertEvent =
  /** detail: { level, people }; those who are told. */
  | 'alert.raised'
  /** detail: { level, people } where it has got worse; else its figures or what a person did with it. */
  | 'alert.changed'
  | 'alert.ended'
  /** Who is told of alerts. */
  | 'alert.guarded'

export const tellAlert = (
  workspaceId: string,
  kind: AlertEvent,
  subjectId?: string,
  detail?: { level: AlertLevel; people: string[] },
): NewEvent => ({ workspaceId, kind, subjectId, detail })

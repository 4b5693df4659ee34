import type { Who } from '#accounts'
import type { Tx } from '#db'
import { append } from '#log'
import { mustBePerson } from './choices.ts'
import type { NotificationEvent } from './events.ts'
import { type Which, writeRead } from './store.ts'

/**
 * Of one's own: one is read, or all of a conversation, or all. What one is asked stays until it is answered. False when
 * nothing of it was unread. @throws Fault `forbidden` (403)
 */
export async function readNotifications(
  tx: Tx,
  who: Who,
  { now, ...which }: Which & { now: number },
): Promise<boolean> {
  const { workspaceId } = who
  const personId = mustBePerson(who)
  if (!(await writeRead(tx, { workspaceId, personId }, which, now))) return false
  await append(tx, [{ workspaceId, kind: 'notification.read' satisfies NotificationEvent, subjectId: personId }])
  return true
}

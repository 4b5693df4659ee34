import type { Tx } from '#db'
import { newId, second } from '#lib'
import { type LogEvent, type Reaction, timers } from '#log'
import type { NotificationEvent } from '#notifications'
import { findReachable } from './store.ts'

export const pushTimer = 'push'

/** Whoever looks at the conversation reads it before this is over: then nothing is pushed. */
const patienceMs = 4 * second

/** What somebody is told is pushed a moment later, where a browser of theirs may be reached. */
export const onNotified: Reaction = {
  room: 'push',
  kinds: ['notification.made'] satisfies NotificationEvent[],
  async react(tx, events) {
    const reachable = await findReachable(tx, [...new Set(events.map(({ subjectId }) => subjectId!))])
    for (const event of events) if (reachable.has(event.subjectId!)) await setTimer(tx, event)
  },
}

async function setTimer(tx: Tx, { workspaceId, detail, at }: LogEvent): Promise<void> {
  const subjectId = String(detail?.id)
  await timers.set(tx, { workspaceId, id: newId(at), kind: pushTimer, subjectId, dueAt: at + patienceMs })
}

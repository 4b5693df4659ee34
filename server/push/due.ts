import type { Tx } from '#db'
import type { Clock } from '#lib'
import { addJob, type TimerDeeds } from '#log'
import { findChoices, findNotificationOf, isQuiet, usualChoices, whereOf } from '#notifications'
import { pushTimer } from './on-notified.ts'
import { findBrowsers } from './store.ts'

export const pushTask = 'push.send'

/** Minutes of trying, more and more seldom: later it would no longer be news. */
const attempts = 7

/** One push to one browser. */
export type Push = { workspaceId: string; notificationId: string; browserId: string }

/** What the timers of this room do: order a push to each browser, if it is still news and wanted now. As engine. */
export const pushTimers = (clock: Clock): TimerDeeds => ({
  [pushTimer]: async (tx, { workspaceId, subjectId: notificationId }) => {
    const told = await findNotificationOf(tx, { workspaceId, id: notificationId })
    if (!told || told.readAt !== null || !(await isWanted(tx, told, clock()))) return
    for (const browserId of await findBrowsers(tx, told.personId)) {
      const push: Push = { workspaceId, notificationId, browserId }
      await addJob(tx, pushTask, push, { key: `push:${notificationId}:${browserId}`, attempts })
    }
  },
})

type Told = NonNullable<Awaited<ReturnType<typeof findNotificationOf>>>

async function isWanted(tx: Tx, told: Told, now: number): Promise<boolean> {
  const [chosen] = await findChoices(tx, [told])
  const { quiet } = chosen?.choices ?? usualChoices
  return whereOf(chosen?.choices, told.kind) === 'push' && !isQuiet(quiet, now)
}

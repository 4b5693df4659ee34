import type { Tx } from '#db'
import { newId } from '#lib'
import { addJob, timers, type TimerDeeds } from '#log'
import { awaitMoments, nextMoment } from './members-store.ts'

export const momentTask = 'views.moment'

/** Looks at these conversations again when their moment comes. Under the workspace's lock. */
export async function wakeAt(
  tx: Tx,
  workspaceId: string,
  moments: ReadonlyMap<string, number>,
  now: number,
): Promise<void> {
  await awaitMoments(tx, workspaceId, moments)
  await setTimer(tx, workspaceId, now)
}

/** One timer a workspace: many moments that come at once, as at midnight, are taken together. */
export async function setTimer(tx: Tx, workspaceId: string, now: number): Promise<void> {
  const dueAt = await nextMoment(tx, workspaceId)
  if (dueAt !== undefined)
    await timers.set(tx, { workspaceId, id: newId(now), kind: momentTask, subjectId: workspaceId, dueAt })
}

/** What this room's timers do. The work is a job: nobody else's timer waits for it, or for the workspace's lock. */
export const viewTimers: TimerDeeds = {
  [momentTask]: (tx, { workspaceId }) =>
    addJob(tx, momentTask, { workspaceId }, { key: `${momentTask}/${workspaceId}` }),
}

import type { Database, Tx } from '#db'
import type { Clock } from '#lib'
import { append, type JobTasks } from '#log'
import { factsAfter, fillingOf, forgetMembers, lockMembers, membersOf, noteFilled, takeDue } from './members-store.ts'
import { momentTask, setTimer } from './moments.ts'
import { fieldsOf, regroup, regroupKnown, type Step, tellMoved } from './regroup.ts'
import { findEvery, findView } from './store.ts'

export const fillTask = 'views.fill'
export const clearTask = 'views.clear'

const usualChunk = 1000

type Place = { workspaceId: string; viewId: string }

/**
 * Fills views, clears those that are no more, and moves what time has moved, a chunk a transaction. Run again, they go on
 * where they were.
 */
export const viewTasks = (database: Database, now: Clock, chunk = usualChunk): JobTasks => ({
  [fillTask]: async payload => {
    while (await database.engine(tx => fillOn(tx, payload as Place, now(), chunk)));
  },
  [clearTask]: async payload => {
    const { workspaceId, viewId } = payload as Place
    while (await database.engine(tx => forgetMembers(tx, workspaceId, viewId, chunk)));
  },
  [momentTask]: async payload => {
    const { workspaceId } = payload as Place
    while (await moveDue(database, workspaceId, now(), chunk));
  },
})

/** Looks through the next conversations; whether there may be others. */
async function fillOn(tx: Tx, { workspaceId, viewId }: Place, now: number, chunk: number): Promise<boolean> {
  await lockMembers(tx, workspaceId)
  const after = await fillingOf(tx, workspaceId, viewId)
  const view = after === undefined ? undefined : await findView(tx, workspaceId, viewId)
  if (after === undefined || !view) return false
  const known = await factsAfter(tx, workspaceId, after, fieldsOf([view]), chunk)
  const ids = known.map(({ id }) => id)
  const stood = (await membersOf(tx, workspaceId, ids)).filter(member => member.viewId === viewId)
  await regroupKnown(tx, workspaceId, { views: [view], now }, known, stood)
  const isLast = known.length < chunk
  const counted = await noteFilled(tx, workspaceId, viewId, isLast ? null : ids.at(-1)!)
  // Whoever shows it is told to ask again once it is whole: the chunks come in no order of a list.
  const step: Step = { ...counted, rows: [], isBehind: isLast }
  await append(tx, tellMoved(workspaceId, [view], [step]))
  return !isLast
}

/** Moves what time has moved, a chunk a transaction; whether there may be more. */
const moveDue = (database: Database, workspaceId: string, now: number, chunk: number): Promise<boolean> =>
  database.engine(async tx => {
    await lockMembers(tx, workspaceId)
    const ids = await takeDue(tx, workspaceId, now, chunk)
    const views = await findEvery(tx, workspaceId)
    await append(tx, tellMoved(workspaceId, views, await regroup(tx, workspaceId, { views, now }, ids)))
    await setTimer(tx, workspaceId, now)
    return ids.length === chunk
  })

import type { Database, Tx } from '#db'
import { append, type JobTasks } from '#log'
import { factsAfter, fillingOf, forgetMembers, lockMembers, membersOf, noteFilled } from './members-store.ts'
import { fieldsOf, regroupKnown, type Step, tellMoved } from './regroup.ts'
import { findView } from './store.ts'

export const fillTask = 'views.fill'
export const clearTask = 'views.clear'

const usualChunk = 1000

type Place = { workspaceId: string; viewId: string }

/** Fills views and clears those that are no more, a chunk a transaction. Run again, they go on where they were. */
export const viewTasks = (database: Database, chunk = usualChunk): JobTasks => ({
  [fillTask]: async payload => {
    while (await database.engine(tx => fillOn(tx, payload as Place, chunk)));
  },
  [clearTask]: async payload => {
    const { workspaceId, viewId } = payload as Place
    while (await database.engine(tx => forgetMembers(tx, workspaceId, viewId, chunk)));
  },
})

/** Looks through the next conversations; whether there may be others. */
async function fillOn(tx: Tx, { workspaceId, viewId }: Place, chunk: number): Promise<boolean> {
  await lockMembers(tx, workspaceId)
  const after = await fillingOf(tx, workspaceId, viewId)
  const view = after === undefined ? undefined : await findView(tx, workspaceId, viewId)
  if (after === undefined || !view) return false
  const known = await factsAfter(tx, workspaceId, after, fieldsOf([view]), chunk)
  const ids = known.map(({ id }) => id)
  const stood = (await membersOf(tx, workspaceId, ids)).filter(member => member.viewId === viewId)
  await regroupKnown(tx, workspaceId, [view], known, stood)
  const isLast = known.length < chunk
  const counted = await noteFilled(tx, workspaceId, viewId, isLast ? null : ids.at(-1)!)
  // Whoever shows it is told to ask again once it is whole: the chunks come in no order of a list.
  const step: Step = { ...counted, rows: [], isBehind: isLast }
  await append(tx, tellMoved(workspaceId, [view], [step]))
  return !isLast
}

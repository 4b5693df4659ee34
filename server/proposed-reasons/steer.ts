import { mustBeAble, record, type Who } from '#accounts'
import type { Tx } from '#db'
import { Fault, newId } from '#lib'
import { dueAgain } from './closings-query.ts'
import {
  forgetClosings,
  keepVersion,
  lockLearner,
  modelOfVersion,
  saveLearner,
  saveShown,
  versionsOf,
} from './store.ts'

/** Shows proposals, or none; it is learnt all the same. @throws Fault `forbidden` (403) */
export async function showProposals(
  tx: Tx,
  who: Who,
  { isShown, now }: { isShown: boolean; now: number },
): Promise<void> {
  mustBeAble(who, 'supervise')
  const learner = await lockLearner(tx, who.workspaceId, now)
  if (learner.isShown === isShown) return
  await saveShown(tx, who.workspaceId, isShown)
  await record(tx, who, isShown ? 'proposed-reasons.shown' : 'proposed-reasons.hidden')
}

/** Forgets all that was learnt, and learns again what is still there; what stood before is kept as a version. @throws Fault `forbidden` (403) */
export async function startAnew(tx: Tx, who: Who, { now }: { now: number }): Promise<void> {
  mustBeAble(who, 'supervise')
  const { workspaceId } = who
  const { learnt } = await lockLearner(tx, workspaceId, now)
  await keepVersion(tx, workspaceId, { id: newId(), at: now, why: 'before-anew' })
  await forgetClosings(tx, workspaceId, 0)
  await saveLearner(tx, workspaceId, { learnt: 0, model: null, outcomes: '', beganAt: now, learntAt: null })
  await dueAgain(tx, workspaceId)
  await record(tx, who, 'proposed-reasons.anew', undefined, { learnt })
}

/** As it stood in a version; what stands now is kept as one. @throws Fault `forbidden` (403), `proposed-reasons.version-unknown` (404) */
export async function goBackTo(tx: Tx, who: Who, { id, now }: { id: string; now: number }): Promise<void> {
  mustBeAble(who, 'supervise')
  const { workspaceId } = who
  await lockLearner(tx, workspaceId, now)
  const version = (await versionsOf(tx, workspaceId)).find(each => each.id === id)
  if (!version) throw new Fault('proposed-reasons.version-unknown', 404)
  const model = await modelOfVersion(tx, workspaceId, id)
  await keepVersion(tx, workspaceId, { id: newId(), at: now, why: 'before-back' })
  const { learnt, outcomes, beganAt, at } = version
  // What was learnt since would be corrected where it is not.
  await forgetClosings(tx, workspaceId, learnt)
  await saveLearner(tx, workspaceId, { learnt, model, outcomes, beganAt, learntAt: at })
  await record(tx, who, 'proposed-reasons.back', id, { learnt })
}

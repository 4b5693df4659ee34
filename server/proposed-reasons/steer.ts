import { mustBeAble, record, type Who } from '#accounts'
import type { Tx } from '#db'
import { Fault, newId } from '#lib'
import { dueAgain, notAgain } from './closings-query.ts'
import {
  forgetLives,
  keepVersion,
  lockLearner,
  modelOfVersion,
  reliveClosings,
  saveLearner,
  saveShown,
  versionsOf,
} from './store.ts'

/** Shows proposals, or none; it is learnt all the same. @throws Fault `forbidden` (403) */
export async function showProposals(tx: Tx, who: Who, { isShown }: { isShown: boolean }): Promise<void> {
  mustBeAble(who, 'supervise')
  const learner = await lockLearner(tx, who.workspaceId)
  if (learner.isShown === isShown) return
  await saveShown(tx, who.workspaceId, isShown)
  await record(tx, who, isShown ? 'proposed-reasons.shown' : 'proposed-reasons.hidden')
}

/** Forgets all that was learnt, and learns again what is still there; what stood before is kept as a version. @throws Fault `forbidden` (403) */
export async function startAnew(tx: Tx, who: Who, { now }: { now: number }): Promise<void> {
  mustBeAble(who, 'supervise')
  const { workspaceId } = who
  const { learnt } = await lockLearner(tx, workspaceId)
  await keepVersion(tx, workspaceId, { id: newId(), at: now, why: 'before-anew' })
  await saveLearner(tx, workspaceId, { learnt: 0, model: null, outcomes: '', life: newId(), learntAt: null })
  await forgetLives(tx, workspaceId)
  await dueAgain(tx, workspaceId)
  await record(tx, who, 'proposed-reasons.anew', undefined, { learnt })
}

/** As it stood in a version; what stands now is kept as one. @throws Fault `forbidden` (403), `proposed-reasons.version-unknown` (404) */
export async function goBackTo(tx: Tx, who: Who, { id, now }: { id: string; now: number }): Promise<void> {
  mustBeAble(who, 'supervise')
  const { workspaceId } = who
  await lockLearner(tx, workspaceId)
  const version = (await versionsOf(tx, workspaceId)).find(each => each.id === id)
  if (!version) throw new Fault('proposed-reasons.version-unknown', 404)
  const model = await modelOfVersion(tx, workspaceId, id)
  await keepVersion(tx, workspaceId, { id: newId(), at: now, why: 'before-back' })
  const { learnt, outcomes, at } = version
  // What was learnt since is not in it: it would be taken out where it never was.
  const life = await reliveClosings(tx, workspaceId, version.life, learnt)
  await saveLearner(tx, workspaceId, { learnt, model, outcomes, life, learntAt: at })
  await forgetLives(tx, workspaceId)
  await notAgain(tx, workspaceId)
  await record(tx, who, 'proposed-reasons.back', id, { learnt })
}

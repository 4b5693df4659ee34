import { setImmediate } from 'node:timers/promises'
import type { Tx } from '#db'
import { newId } from '#lib'
import { reasons } from '#reasons'
import { corrected, proposedOf, withOutcome } from './back-test.ts'
import { type Due, findClosings } from './closings-query.ts'
import type { Model } from './model.ts'
import { packed, unpacked } from './pack.ts'
import { placesIn } from './places.ts'
import { type Choices, choicesOf, rank } from './rank.ts'
import {
  dropClosing,
  dueOf,
  forgetLives,
  keepClosing,
  keepVersion,
  lockLearner,
  readModel,
  saveLearner,
  settleDue,
} from './store.ts'
import { takeIn, takeOut } from './take-in.ts'

/** A version is kept after so many closings. */
const versionEvery = 500

type Pupil = { model: Model; choices: Choices; learnt: number; outcomes: string; life: string }

/**
 * Learns the next closings of a brand, each after it was proposed as it stood before: the model and what was learnt are one
 * transaction, so that what stops in between is learnt once. False when there is nothing left. As engine.
 */
export async function learn(tx: Tx, workspaceId: string, now: number, slice = 50): Promise<boolean> {
  const learner = await lockLearner(tx, workspaceId)
  const ids = await dueOf(tx, workspaceId, slice)
  if (ids.length === 0) return false
  const choices = choicesOf(await reasons(tx, { kind: 'machine', workspaceId }))
  const model = await unpacked((await readModel(tx, workspaceId))?.model ?? null)
  const pupil = { model, choices, learnt: learner.learnt, outcomes: learner.outcomes, life: learner.life }
  for (const due of await findClosings(tx, workspaceId, learner.life, ids)) {
    await learnOne(tx, workspaceId, pupil, due)
    // Others have their turn between two of them.
    await setImmediate()
  }
  const { learnt, outcomes } = pupil
  const saved = { learnt, outcomes, life: learner.life, learntAt: now, model: await packed(model) }
  await saveLearner(tx, workspaceId, saved)
  if (Math.floor(learnt / versionEvery) > Math.floor(learner.learnt / versionEvery)) {
    await keepVersion(tx, workspaceId, { id: newId(), at: now, why: 'learnt' })
    await forgetLives(tx, workspaceId)
  }
  await settleDue(tx, workspaceId, ids)
  return true
}

async function learnOne(tx: Tx, workspaceId: string, pupil: Pupil, { id, closed, before }: Due): Promise<void> {
  const { model } = pupil
  if (before && before.reasonId === closed?.reasonId) return
  if (before) takeOut(model, before.reasonId, placesIn(before.text))
  if (!closed) return before ? void (await dropClosing(tx, workspaceId, pupil.life, id)) : undefined
  const places = placesIn(closed.text)
  // Who wrote nothing, but sent a picture, say, teaches nothing.
  if (places.length === 0) return
  const proposed = before?.proposed ?? proposedOf(rank(model, pupil.choices, places), commonestOf(pupil))
  takeIn(model, closed.reasonId, places)
  if (before) {
    pupil.outcomes = corrected(pupil.outcomes, pupil.learnt - before.place, proposed, closed.reasonId)
  } else {
    pupil.learnt++
    pupil.outcomes = withOutcome(pupil.outcomes, proposed, closed.reasonId)
  }
  const place = before?.place ?? pupil.learnt
  await keepClosing(tx, workspaceId, pupil.life, id, { reasonId: closed.reasonId, upto: closed.at, place, proposed })
}

/** The reason that was chosen most often, of those that can be chosen. */
function commonestOf({ model, choices }: Pupil): string | null {
  let found: { id: string; closings: number } | undefined
  for (const { id } of choices) {
    const closings = model.reasons.get(id)?.closings ?? 0
    if (closings > (found?.closings ?? 0)) found = { id, closings }
  }
  return found?.id ?? null
}

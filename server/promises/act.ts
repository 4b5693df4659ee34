import type { Who } from '#accounts'
import { personOf } from '#conversations'
import type { Tx } from '#db'
import { Fault, oneLine } from '#lib'
import { append } from '#log'
import { accessMessage } from '#messages'
import { longestPromise, type PromiseDeed } from '#protocol'
import { tellPromise } from './events.ts'
import { play, type Step } from './ledger.ts'
import { mustBeColleague, promiseText } from './make.ts'
import { addSteps, findPromise, lockPromise, type PromiseRow, savePromise } from './store.ts'
import { tellPassed } from './tell-passed.ts'

/**
 * Does something with a promise; whatever time has done by then stands before it. Whoever may answer in its conversation may.
 * @throws Fault `forbidden` (403), `promise.unknown`, `colleague.unknown` (404), `promise.over`, `promise.dated`,
 * `promise.undated`, `promise.earlier`, `promise.not-proposed` (409), `promise.empty`, `promise.long` (422)
 */
export async function actOnPromise(
  tx: Tx,
  who: Who,
  { id, deed: asked, now }: { id: string; deed: PromiseDeed; now: number },
): Promise<void> {
  const seen = await findPromise(tx, who.workspaceId, id)
  const found = seen && (await accessMessage(tx, who, seen.messageId))
  const promise = found && (await lockPromise(tx, who.workspaceId, id))
  if (!promise) throw new Fault('promise.unknown', 404)
  const deed = await sound(tx, who, asked)
  const outcome = play(promise, { ...deed, at: now })
  if ('refused' in outcome) throw new Fault(outcome.refused, 409)
  const after: PromiseRow = { ...promise, ...outcome.ledger }
  await savePromise(tx, after)
  await addSteps(tx, promise, outcome.steps, personOf(who))
  const conversationId = found.conversation.id
  const changed = tellPromise('promise.changed', { ...after, conversationId })
  const isGiven = deed.kind === 'passed-on' && after.ownerId !== promise.ownerId && after.ownerId !== personOf(who)
  const given = isGiven ? [tellPromise('promise.passed-on', { ...after, conversationId })] : []
  await append(tx, [...(await tellPassed(tx, [{ row: promise, steps: outcome.steps }])), changed, ...given])
}

async function sound(tx: Tx, { workspaceId }: Who, deed: PromiseDeed): Promise<PromiseDeed & Partial<Step>> {
  switch (deed.kind) {
    case 'progressed':
    case 'fulfilled':
      return { ...deed, note: noteIn(deed.note) }
    case 'withdrawn':
      return { ...deed, why: promiseText(deed.why) }
    case 'reworded':
      return { ...deed, text: promiseText(deed.text) }
    case 'passed-on':
      await mustBeColleague(tx, workspaceId, deed.ownerId)
      return deed
    default:
      return deed
  }
}

/** A note may be left out. @throws Fault `promise.long` (422) */
function noteIn(asked: string): string {
  const note = oneLine(asked)
  if ([...note].length > longestPromise) throw new Fault('promise.long', 422, { max: longestPromise })
  return note
}

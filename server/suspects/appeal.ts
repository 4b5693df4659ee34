import { record, type Who } from '#accounts'
import { act } from '#acts'
import type { Tx } from '#db'
import { Fault, idOf } from '#lib'
import { append } from '#log'
import type { Place } from '#replies'
import { accessSuspect, reasonIn } from './access.ts'
import { tellSuspect } from './events.ts'
import { hiddenFor, saveSuspect } from './store.ts'

/**
 * Whoever was hidden disagrees, and one of ours writes it down. Once for each decision.
 * @throws Fault `forbidden` (403), `suspect.unknown` (404), `suspect.not-hidden`, `suspect.appealed` (409), `suspect.reason` (422)
 */
export async function recordAppeal(
  tx: Tx,
  who: Who,
  { id, text, now }: { id: string; text: string; now: number },
): Promise<void> {
  const { found, personId } = await accessSuspect(tx, who, id, 'answer')
  if (found.state !== 'hidden') throw new Fault('suspect.not-hidden', 409)
  if (found.appealedAt !== null) throw new Fault('suspect.appealed', 409)
  const appeal = reasonIn(text)
  await saveSuspect(tx, who.workspaceId, { ...found, appeal, appealedAt: now, appealedBy: personId })
  await record(tx, who, 'suspect.appealed', id)
  await append(tx, [tellSuspect(who.workspaceId, 'suspect.appealed', id)])
}

type Answer = {
  id: string
  outcome: 'kept' | 'undone'
  text: string
  now: number
  placeOf: (profileId: string) => Place
}

/**
 * Another person than the one who decided answers the appeal: it stays, or what was hidden is shown again.
 * @throws Fault `forbidden` (403), `suspect.unknown` (404), `suspect.no-appeal`, `suspect.same-person` (409),
 * `suspect.reason` (422)
 */
export async function answerAppeal(tx: Tx, who: Who, { id, outcome, text, now, placeOf }: Answer): Promise<void> {
  const { found, personId } = await accessSuspect(tx, who, id, 'supervise')
  if (found.appealedAt === null || found.answeredAt !== null) throw new Fault('suspect.no-appeal', 409)
  if (found.decidedBy === personId) throw new Fault('suspect.same-person', 409)
  const appealAnswer = reasonIn(text)
  if (outcome === 'undone') await showAgain(tx, who, { id, now, placeOf })
  await saveSuspect(tx, who.workspaceId, {
    ...{ ...found, appealOutcome: outcome, appealAnswer, answeredAt: now, answeredBy: personId },
    state: outcome === 'undone' ? 'served' : found.state,
  })
  await record(tx, who, 'suspect.answered', id, { outcome })
  await append(tx, [tellSuspect(who.workspaceId, 'suspect.decided', id)])
}

async function showAgain(tx: Tx, who: Who, { id: suspectId, now, placeOf }: Pick<Answer, 'id' | 'now' | 'placeOf'>) {
  for (const messageId of await hiddenFor(tx, who.workspaceId, suspectId)) {
    const id = idOf('suspect-shown', suspectId, messageId)
    await act(tx, who, { id, messageId, what: { deed: 'hide', on: false }, now, placeOf })
  }
}

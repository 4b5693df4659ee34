import { record, type Who } from '#accounts'
import { act } from '#acts'
import type { Tx } from '#db'
import { Fault, idOf } from '#lib'
import { append } from '#log'
import type { ConductRule } from '#protocol'
import type { Place } from '#replies'
import { accessSuspect, reasonIn } from './access.ts'
import { tellSuspect } from './events.ts'
import { keepHidden, ownMessages, saveSuspect, type SuspectRow } from './store.ts'

/** served: somebody like anybody. hidden: what they wrote is hidden for a rule. dismissed: no case at all. */
export type SuspectDecision =
  | { state: 'served' | 'dismissed'; reason: string }
  | { state: 'hidden'; reason: string; rule: ConductRule; messageIds: readonly string[] }

type Decided = { id: string; decision: SuspectDecision; now: number; placeOf: (profileId: string) => Place }

/**
 * What a person decides of a suspect. In no case do they stand in any queue but as before.
 * @throws Fault `forbidden` (403), `suspect.unknown`, `message.unknown` (404), `suspect.decided`, `suspect.request` (409) where
 * it would hide what asks for something, `suspect.reason` (422), and what the place says where it cannot hide
 */
export async function decideSuspect(tx: Tx, who: Who, { id, decision, now, placeOf }: Decided): Promise<void> {
  const { found, personId } = await accessSuspect(tx, who, id, 'supervise')
  if (found.decidedAt !== null) throw new Fault('suspect.decided', 409)
  const reason = reasonIn(decision.reason)
  const rule = decision.state === 'hidden' ? decision.rule : null
  if (decision.state === 'hidden') await hide(tx, who, found, { ids: decision.messageIds, now, placeOf })
  const { state } = decision
  await saveSuspect(tx, who.workspaceId, { ...found, state, rule, reason, decidedAt: now, decidedBy: personId })
  await record(tx, who, 'suspect.decided', id, { state, rule })
  const person = state === 'dismissed' || found.pausedAt !== null ? null : found.pauseFor
  await append(tx, [tellSuspect(who.workspaceId, 'suspect.decided', id, person === null ? undefined : { person })])
}

type Hiding = { ids: readonly string[]; now: number; placeOf: (profileId: string) => Place }

async function hide(tx: Tx, who: Who, found: SuspectRow, { ids, now, placeOf }: Hiding): Promise<void> {
  const { workspaceId } = who
  const asked = [...new Set(ids)]
  const own = await ownMessages(tx, workspaceId, found.customerId, asked)
  if (asked.length === 0 || own.length < asked.length) throw new Fault('message.unknown', 404)
  if (own.some(id => found.evidence.requestIds.includes(id))) throw new Fault('suspect.request', 409)
  for (const messageId of own) {
    const id = idOf('suspect-hidden', found.id, messageId)
    await act(tx, who, { id, messageId, what: { deed: 'hide', on: true }, now, placeOf })
  }
  await keepHidden(tx, workspaceId, found.id, own)
}

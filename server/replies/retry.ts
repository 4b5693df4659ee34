import type { Who } from '#accounts'
import { decide, personOf, writeChange } from '#conversations'
import type { Tx } from '#db'
import { Fault } from '#lib'
import { append } from '#log'
import { accessMessage, saveMessageState, tellMessage } from '#messages'
import { settleAgain } from './also-settle.ts'
import { mustStillFit } from './refit.ts'
import type { Place } from './rules.ts'

export type Retry = { messageId: string; now: number; placeOf: (profileId: string) => Place }

/**
 * Sends once more what failed, or what nobody knows whether it arrived: a person decides that. False when it is on its
 * way or sent already. @throws Fault what `mustFit` says, `forbidden`, `message.unknown` (404), `message.not-ours` (409)
 */
export async function retry(tx: Tx, who: Who, { messageId, now, placeOf }: Retry): Promise<boolean> {
  const found = await accessMessage(tx, who, messageId)
  if (!found) throw new Fault('message.unknown', 404)
  if (found.message.direction !== 'out') throw new Fault('message.not-ours', 409)
  const { message, conversation } = found
  // The moment that it names may have passed.
  if (message.authorKind === 'system') throw new Fault('message.not-ours', 409)
  if (message.state !== 'failed' && message.state !== 'unsure') return false
  await mustStillFit(tx, found, { now, placeOf })
  const outcome = decide(conversation, { kind: 'reply' }, personOf(who), now)
  const [changes] = await Promise.all([
    outcome.kind === 'changed' ? writeChange(tx, conversation, { to: outcome.state, deed: 'replied', now }) : [],
    saveMessageState(tx, message, 'queued', now, null),
  ])
  const settled = await settleAgain(tx, who, { message, conversation, now })
  await append(tx, [tellMessage(conversation, messageId, 'message.queued', { dueAt: now }), ...changes, ...settled])
  return true
}

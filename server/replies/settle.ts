import {
  arrived,
  type ConversationRow,
  isFollowed,
  latestSteps,
  turnAfter,
  turnSince,
  unanswered,
  writeChange,
} from '#conversations'
import type { Tx } from '#db'
import { append, type NewEvent } from '#log'
import type { MessageState } from '#protocol'
import { lockMessage, type MessageEvent, type MessageRow, saveMessageState, tellMessage } from '#messages'

import { settledAfterAll, unsettle } from './also-settle.ts'
import { correctWaysBack } from './ways-back.ts'

export type Settled = { workspaceId: string; messageId: string; at: number }

/** The states in which the platform's word of a message is news. */
export const newsIn: Record<'sent' | 'delivered' | 'read' | 'failed' | 'unsure', readonly MessageState[]> = {
  sent: ['held', 'queued', 'unsure', 'failed'],
  delivered: ['held', 'queued', 'unsure', 'failed', 'sent'],
  read: ['held', 'queued', 'unsure', 'failed', 'sent', 'delivered'],
  failed: ['held', 'queued', 'unsure', 'sent'],
  unsure: ['held', 'queued'],
}

/** The platform refused it for good: `code` and `text` are its own. The conversation wants somebody again. As engine. */
export const settleFailed = (tx: Tx, settled: Settled & { code: string; text: string }): Promise<boolean> =>
  settle(tx, settled, 'failed', JSON.stringify({ code: settled.code, text: settled.text }))

/** Whether it arrived is not known, and the platform cannot tell: a person decides. As engine. */
export const settleUnsure = (tx: Tx, settled: Settled): Promise<boolean> => settle(tx, settled, 'unsure', null)

/** The platform tells that it reached the customer. As engine. */
export const settleReceipt = (tx: Tx, settled: Settled & { state: 'delivered' | 'read' }): Promise<boolean> =>
  settle(tx, settled, settled.state, null)

/** Whether it was news. */
async function settle(tx: Tx, settled: Settled, state: keyof typeof newsIn, failure: string | null): Promise<boolean> {
  const found = await lockMessage(tx, settled.workspaceId, settled.messageId)
  if (!found || !newsIn[state].includes(found.message.state)) return false
  const { message, conversation } = found
  await saveMessageState(tx, message, state, settled.at, failure)
  const changes = await follow(tx, conversation, message, state, settled.at)
  await append(tx, [
    tellMessage(
      conversation,
      message.id,
      `message.${state}` satisfies MessageEvent,
      state === 'failed' ? { followed: true } : undefined,
    ),
    ...changes,
  ])
  return true
}

/**
 * What the fate of a reply means for its conversation, and for those it has settled, too: lost, somebody has to look; found
 * again, the turn is answered.
 */
export async function follow(
  tx: Tx,
  conversation: ConversationRow,
  message: MessageRow,
  state: MessageState,
  now: number,
): Promise<NewEvent[]> {
  // What answers nothing leaves no turn behind.
  if (message.authorKind === 'system') return []
  const wasLost = message.state === 'failed' || message.state === 'unsure'
  const isLost = state === 'failed' || state === 'unsure'
  if (wasLost === isLost) return []
  const others = isLost ? unsettle : settledAfterAll
  const here = await followHere(tx, conversation, message, isLost, now)
  return [...here, ...(await others(tx, message, conversation, now))]
}

async function followHere(
  tx: Tx,
  conversation: ConversationRow,
  message: MessageRow,
  isLost: boolean,
  now: number,
): Promise<NewEvent[]> {
  const steps = await latestSteps(tx, conversation.workspaceId, conversation.id)
  if (isFollowed(steps, message)) {
    if (!isLost) await correctWaysBack(tx, conversation, steps, message)
    return []
  }
  if (!isLost) {
    const to = arrived(conversation, turnAfter(steps, message))
    return to === conversation ? [] : writeChange(tx, conversation, { to, deed: 'sent', now })
  }
  const { state: to, line } = unanswered(conversation, turnSince(steps, message))
  return writeChange(tx, conversation, { to, deed: 'failed', line: line ? { says: line } : undefined, now })
}

import { mustBeAble, type Who } from '#accounts'
import { type ConversationRow, saveState, type State, stateOf } from '#conversations'
import type { Tx } from '#db'
import { Fault } from '#lib'
import { append } from '#log'
import { accessMessage, authorOf, saveUndo, tellMessage, type Undo } from '#messages'
import { mustLieAhead, mustStillFit, schedule, unschedule } from '#replies'
import { isLater, leave, type Means } from './release-reply.ts'

/**
 * Gives a reply that waits for its time another one; null sends it now. Only whoever wrote it may, or somebody who
 * supervises. @throws Fault what `mustFit` says where it goes now, `forbidden`, `message.unknown` (404), `later.gone`, `later.past`
 * (409), `later.too-far` (422)
 */
export async function reschedule(
  tx: Tx,
  who: Who,
  { messageId, sendAt, ...means }: Means & { messageId: string; sendAt: number | null },
): Promise<void> {
  const { now } = means
  const found = await accessMessage(tx, who, messageId)
  if (!found) throw new Fault('message.unknown', 404)
  const { message, conversation } = found
  if (!isLater(message)) throw new Fault('later.gone', 409)
  if (authorOf(who).id !== message.authorId) mustBeAble(who, 'supervise')
  if (sendAt === null) await mustStillFit(tx, found, means)
  else mustLieAhead(sendAt, now)
  const undo = JSON.parse(message.undo!) as Undo
  const after = await moveFirstAnswer(tx, conversation, undo, sendAt ?? now, now)
  if (sendAt === null) {
    await unschedule(tx, who.workspaceId, messageId)
    await leave(tx, conversation, message, now)
  } else {
    await saveUndo(tx, message, { ...undo, until: sendAt, after })
    await schedule(tx, conversation, messageId, sendAt)
  }
  await append(tx, [
    sendAt === null
      ? tellMessage(conversation, messageId, 'message.queued', { dueAt: now })
      : tellMessage(conversation, messageId, 'message.scheduled'),
  ])
}

/** Where it is the first answer of its conversation, that one moves with it. Returns what the reply makes of the conversation. */
async function moveFirstAnswer(
  tx: Tx,
  conversation: ConversationRow,
  { before, after }: Undo,
  at: number,
  now: number,
): Promise<State> {
  if (after.firstAnsweredAt === before.firstAnsweredAt) return after
  const firstAnsweredAt = Math.min(before.firstAnsweredAt ?? at, at)
  if (conversation.firstAnsweredAt === after.firstAnsweredAt)
    await saveState(tx, conversation, { ...stateOf(conversation), firstAnsweredAt }, now)
  return { ...after, firstAnsweredAt }
}

import { mustBeAble, type Who } from '#accounts'
import {
  type ConversationRow,
  deleteLine,
  isAnyLost,
  isAs,
  latestSteps,
  type Step,
  turnSince,
  withdrawn,
  writeChange,
} from '#conversations'
import type { Tx } from '#db'
import { Fault } from '#lib'
import { append } from '#log'
import {
  accessMessage,
  authorOf,
  deleteHeld,
  type MessageRow,
  nextReply,
  saveUndo,
  showLatest,
  tellMessage,
  type Undo,
} from '#messages'
import { putBackSettled } from './also-settle.ts'
import { forgetRedirection } from './redirections.ts'
import { thenLineId } from './reply.ts'
import { unschedule } from './schedule.ts'

/**
 * Takes a reply back while it is held: it is gone, and the conversation stands as before, with those it had settled, too. Only whoever wrote it may, or
 * somebody who supervises. False when there is no such message (any more).
 * @throws Fault `forbidden` (403), `message.not-ours`, `message.on-its-way` (409)
 */
export async function withdraw(
  tx: Tx,
  who: Who,
  { messageId, now }: { messageId: string; now: number },
): Promise<boolean> {
  const found = await accessMessage(tx, who, messageId)
  if (!found) return false
  if (found.message.direction !== 'out') throw new Fault('message.not-ours', 409)
  const { message, conversation } = found
  if (authorOf(who).id !== message.authorId) mustBeAble(who, 'supervise')
  if (message.undo === null || !(await deleteHeld(tx, message))) throw new Fault('message.on-its-way', 409)
  await forgetRedirection(tx, who, messageId)
  await unschedule(tx, who.workspaceId, messageId)
  const gone = tellMessage(conversation, messageId, 'message.withdrawn')
  const events = await putBack(tx, conversation, message, JSON.parse(message.undo) as Undo, now)
  events.push(...(await putBackSettled(tx, message, conversation, now)))
  await showLatest(tx, conversation)
  await append(tx, [gone, ...events])
  return true
}

async function putBack(tx: Tx, conversation: ConversationRow, message: MessageRow, undo: Undo, now: number) {
  const next = await nextReply(tx, message)
  if (next) {
    // A later reply answers the same turn; taking that one back too leads to where this one began.
    if (next.undo !== null) await saveUndo(tx, next, { ...(JSON.parse(next.undo) as Undo), before: undo.before })
    return []
  }
  const lineId = thenLineId(message.id)
  const steps = await latestSteps(tx, message.workspaceId, conversation.id)
  // A reply elsewhere has settled what this one answered, too.
  if (steps.some(step => step.line === 'settled' && isAfter(step, message))) return []
  const lineIsGone = isAs(conversation, undo.after) && (await deleteLine(tx, message.workspaceId, lineId))
  // What answered before this one may have been lost since: then it is a turn again.
  const turnAt = turnBefore(undo.before.turnAt, steps, message)
  const to = withdrawn(conversation, { ...undo, before: { ...undo.before, turnAt } })
  const changes = await writeChange(tx, conversation, { to, deed: 'withdrawn', now })
  return [...(lineIsGone ? [tellMessage(conversation, lineId, 'message.withdrawn')] : []), ...changes]
}

/** The turn that stood before the reply, or the one that stands without it and without what was lost before it. */
function turnBefore(before: number | null, steps: readonly Step[], message: MessageRow): number | null {
  const since = turnSince(steps, message)
  if (before === null || since === null) return before ?? since
  return isAnyLost(steps, message) ? Math.min(before, since) : before
}

const isAfter = (one: { at: number; id: string }, other: { at: number; id: string }): boolean =>
  one.at > other.at || (one.at === other.at && one.id > other.id)

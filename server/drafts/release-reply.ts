import type { ConversationRow } from '#conversations'
import { sqlTime, type Statement, type Tx } from '#db'
import { Fault } from '#lib'
import { append } from '#log'
import { lockMessage, type MessageRow, showLast, tellMessage, type Undo } from '#messages'
import { isOvertaken, mustStillFit, type Place, settleFailed, unschedule } from '#replies'
import { holdBack } from './hold-back.ts'

export type Means = { now: number; placeOf: (profileId: string) => Place }

/**
 * The time of a reply has come. It goes out, if its place still takes it; it fails with the reason where it does not; and
 * it is its writer's draft again if the customer has written since. As engine; done twice is done once.
 */
export async function releaseReply(
  tx: Tx,
  { workspaceId, messageId }: { workspaceId: string; messageId: string },
  means: Means,
): Promise<'gone' | 'sent' | 'failed' | 'held-back'> {
  const found = await lockMessage(tx, workspaceId, messageId)
  if (!found || !isLater(found.message)) return 'gone'
  const { message, conversation } = found
  if (await isOvertaken(tx, message)) {
    await holdBack(tx, found, means.now)
    return 'held-back'
  }
  const { now } = means
  const fault = await mustStillFit(tx, found, means).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (fault !== undefined && !(fault instanceof Fault)) throw fault
  await unschedule(tx, workspaceId, messageId)
  await leave(tx, conversation, message, now)
  if (fault) {
    await settleFailed(tx, { workspaceId, messageId, at: now, code: failureOf(fault), text: '' })
    return 'failed'
  }
  await append(tx, [tellMessage(conversation, messageId, 'message.queued', { dueAt: now })])
  return 'sent'
}

const failures: Record<string, string> = {
  'reply.window-closed': 'window-closed',
  'reply.profile-gone': 'connection-gone',
  'reply.profile-disabled': 'profile-disabled',
  'reply.unreachable': 'unwanted',
  'reply.too-long': 'too-long',
  'reply.too-many-files': 'too-many-files',
  'reply.file-type': 'wrong-type',
  'reply.file-too-big': 'too-large',
}

/** Why it could not leave, in the words in which sending fails. */
const failureOf = ({ code }: Fault): string => failures[code] ?? 'cannot-do'

/** Whether it still waits for its time. */
export const isLater = ({ state, undo }: MessageRow): boolean =>
  state === 'held' && undo !== null && (JSON.parse(undo) as Undo).isLater === true

const leaving: Statement = {
  name: 'drafts-leave',
  text: `update messages set state = 'queued', at = $3, received_at = $3, state_at = $3, undo = null where workspace_id = $1 and id = $2 and state = 'held'`,
}

/** It is said now, and stands where it is said. */
export async function leave(tx: Tx, conversation: ConversationRow, message: MessageRow, now: number): Promise<void> {
  const { workspaceId, id, text, parts, visibility } = message
  const kind = text === null && parts !== null ? (JSON.parse(parts) as { kind: string }[])[0]!.kind : 'text'
  await Promise.all([
    tx.query(leaving, [workspaceId, id, sqlTime(now)]),
    showLast(tx, conversation, { text, kind, direction: 'out', visibility, at: now }, false),
  ])
}

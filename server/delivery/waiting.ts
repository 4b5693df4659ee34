import type { Tx } from '#db'
import { Fault, minute } from '#lib'
import { messagesOf } from '#messages'
import { countLate, findTries } from './store.ts'
import type { Try } from './tables.ts'

const lateAfterMs = minute

/** How many replies of each of these connections are late in going out, by connection; up to 1,000. As app. */
export async function lateReplies(
  tx: Tx,
  workspaceId: string,
  connectionIds: readonly string[],
  now: number,
): Promise<Map<string, number>> {
  const rows = await countLate(tx, workspaceId, connectionIds, now - lateAfterMs)
  return new Map(rows.map(row => [row.connectionId, row.late]))
}

/** What has been tried with a message, the latest first. As app. @throws Fault `message.unknown` (404) */
export async function triesOf(tx: Tx, workspaceId: string, messageId: string): Promise<Try[]> {
  const [known, tries] = await Promise.all([
    messagesOf(tx, [{ workspaceId, id: messageId }]),
    findTries(tx, workspaceId, messageId),
  ])
  if (known.length === 0) throw new Fault('message.unknown', 404)
  return tries
}

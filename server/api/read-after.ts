import type { Who } from '#accounts'
import { rowsOf } from '#conversations'
import type { Tx } from '#db'
import { Fault } from '#lib'
import { messagesOf, showMessage } from '#messages'
import type { Message, Row } from '#protocol'

/** The row of a conversation after a deed. @throws Fault `conversation.unknown` (404) */
export async function readRow(tx: Tx, { workspaceId }: Who, id: string): Promise<Row> {
  const [found] = await rowsOf(tx, [{ workspaceId, id }])
  if (!found) throw new Fault('conversation.unknown', 404)
  const { workspaceId: _, ...row } = found
  return row
}

/** A message after a deed. @throws Fault `message.unknown` (404) */
export async function readMessage(tx: Tx, who: Who, id: string): Promise<Message> {
  const [facts] = await messagesOf(tx, [{ workspaceId: who.workspaceId, id }])
  if (!facts) throw new Fault('message.unknown', 404)
  return showMessage(facts)
}

import type { Who } from '#accounts'
import type { Statement, Tx } from '#db'
import { Fault } from '#lib'
import { coveredLine } from '#personal'
import type { CustomerCard, Row, Status } from '#protocol'
import { mustReach } from './reach.ts'
import { type Named, rowsOf } from './rows.ts'
import { loadConversation } from './store.ts'

/** A conversation as it is read. */
export type ConversationFacts = Row & {
  reasonId: string | null
  closedAt: number | null
  previousId: string | null
  mergedInto: string | null
}

/** As app. @throws Fault `conversation.unknown` (404) */
export async function conversation(tx: Tx, who: Who, id: string): Promise<ConversationFacts> {
  const { workspaceId } = who
  const reading = [rowsOf(tx, [{ workspaceId, id }]), loadConversation(tx, workspaceId, id)] as const
  const [rows, found] = await Promise.all([...reading, mustReach(tx, who, id)])
  const [row] = rows
  if (!row || !found) throw new Fault('conversation.unknown', 404)
  const { workspaceId: _, ...shown } = row
  const { reasonId, closedAt, previousId, mergedInto } = found
  return { ...shown, reasonId, closedAt, previousId, mergedInto }
}

const ofCustomer: Statement = {
  name: 'conversations-of-customer',
  text: `select c.id, c.channel, c.profile_id as "profileId", c.status, c.opened_at as "openedAt", r.last_text as "lastText"
    from conversations c join inbox_rows r on r.workspace_id = c.workspace_id and r.conversation_id = c.id
    where c.workspace_id = $1 and c.customer_id = $2 and c.merged_into is null order by c.opened_at desc limit 20`,
}

type Brief = { id: string; channel: string; profileId: string; status: Status; openedAt: number; lastText: string }

/** The latest conversations of a customer whom one reaches, newest first. As app. */
export async function conversationsOf(
  tx: Tx,
  { workspaceId }: Who,
  customerId: string,
): Promise<CustomerCard['conversations']> {
  const found = await tx.query<Brief>(ofCustomer, [workspaceId, customerId])
  return found.map(({ lastText, ...brief }) => ({ ...brief, lastText: coveredLine(lastText) }))
}

const waiting: Statement = {
  name: 'conversations-waiting',
  text: `select workspace_id as "workspaceId", id from conversations
    where workspace_id = $1 and customer_id = $2 and turn_at is not null order by turn_at, id limit 20`,
}

/** In which conversations a customer waits for us, the longest wait first. As app. */
export async function waitingOf(tx: Tx, { workspaceId }: Who, customerId: string): Promise<Row[]> {
  const rows = await rowsOf(tx, await tx.query<Named>(waiting, [workspaceId, customerId]))
  return rows.map(({ workspaceId: _, ...row }) => row)
}

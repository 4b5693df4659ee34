import { mustBeAble, type Who } from '#accounts'
import { type Assignment, loadConversation } from '#conversations'
import { lockCustomers } from '#customers'
import type { Statement, Tx } from '#db'
import { Fault, newId } from '#lib'
import type { Language } from '#protocol'
import { composeSummary } from './compose.ts'
import { factsOf } from './facts.ts'
import { handOver } from './hand-over.ts'

const slice = 50

const held: Statement = {
  name: 'hand-overs-held',
  text: `select id, customer_id as "customerId" from conversations
    where workspace_id = $1 and holder_kind = 'agent' and holder_id = $2 and status in ('open', 'waiting', 'snoozed') order by id limit ${slice + 1}`,
}

type Mine = { to: Assignment['to']; language: Language; now: number }

/**
 * Gives away what one holds and is not closed, each with its own summary: a slice at a time. Returns how many went, and
 * whether there are more. @throws Fault `forbidden` (403), `colleague.unknown` (404), `hand-over.oneself` (409)
 */
export async function handOverMine(
  tx: Tx,
  who: Who,
  { to, language, now }: Mine,
): Promise<{ count: number; hasMore: boolean }> {
  mustBeAble(who, 'answer')
  if (who.kind !== 'person') throw new Fault('forbidden', 403)
  if (to.kind === 'agent' && to.id === who.personId) throw new Fault('hand-over.oneself', 409)
  const mine = await tx.query<{ id: string; customerId: string }>(held, [who.workspaceId, who.personId])
  const taken = mine.slice(0, slice)
  // All at once, in the order that everybody keeps to.
  await lockCustomers(
    tx,
    taken.map(({ customerId }) => customerId),
  )
  for (const { id: conversationId } of taken) {
    const found = await loadConversation(tx, who.workspaceId, conversationId)
    if (found?.status === 'closed' || found?.holder.kind !== 'agent' || found.holder.id !== who.personId) continue
    const text = composeSummary(await factsOf(tx, who, conversationId), language)
    await handOver(tx, who, { id: newId(now), conversationId, to, text, now })
  }
  return { count: taken.length, hasMore: mine.length > slice }
}

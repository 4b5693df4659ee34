import type { Who } from '#accounts'
import { mustReachCustomer } from '#conversations'
import type { Statement, Tx } from '#db'
import { Fault } from '#lib'
import { coveredLine } from '#personal'
import type { Glance, GlanceTalk } from '#protocol'
import { isCustomer } from './walk-query.ts'

const most = 120

const talks: Statement = {
  name: 'timeline-glance',
  text: `select c.id, c.channel, r.last_visibility = 'public' as "isPublic", c.status, c.opened_at as "openedAt", r.last_at as "lastAt",
      r.last_text as "lastText", r.tone
    from conversations c join inbox_rows r on r.workspace_id = c.workspace_id and r.conversation_id = c.id
    where c.workspace_id = $1 and c.customer_id = $2 and c.merged_into is null order by c.opened_at desc, c.id desc limit ${most + 1}`,
}

/** When and where a customer spoke with us, and how it reads, on one line each. As app. @throws Fault `customer.unknown` (404) */
export async function glance(tx: Tx, who: Who, customerId: string): Promise<Glance> {
  if (!(await isCustomer(tx, who.workspaceId, customerId))) throw new Fault('customer.unknown', 404)
  await mustReachCustomer(tx, who, customerId)
  const found = await tx.query<GlanceTalk>(talks, [who.workspaceId, customerId])
  const shown = found.slice(0, most).toReversed()
  return {
    talks: shown.map(talk => ({ ...talk, lastText: coveredLine(talk.lastText) })),
    isWhole: found.length <= most,
  }
}

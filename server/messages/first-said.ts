import type { Who } from '#accounts'
import type { Statement, Tx } from '#db'

const first: Statement = {
  name: 'messages-first-said',
  text: `select min(said.at) as at from (
      select id from conversations where workspace_id = $1 and customer_id = $2 order by opened_at limit 200
    ) c cross join lateral (
      select at from messages where workspace_id = $1 and conversation_id = c.id and direction in ('in', 'out') order by at, id limit 1
    ) said`,
}

/** When something was first said with a customer, also what was fetched later; null where nothing was. As app. */
export const firstSaidAt = async (tx: Tx, { workspaceId }: Who, customerId: string): Promise<number | null> =>
  (await tx.query<{ at: number | null }>(first, [workspaceId, customerId]))[0]!.at

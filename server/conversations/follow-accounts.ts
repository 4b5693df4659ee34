import type { Move } from '#customers'
import type { Statement, Tx } from '#db'

const following: Statement = {
  name: 'conversations-follow-accounts',
  text: `update conversations c set customer_id = x.t from json_to_recordset($2::json) as x(i uuid, f uuid, t uuid)
    where c.workspace_id = $1 and c.customer_id = x.f and c.identity_id = x.i returning c.id`,
}

/** The conversations with these accounts are their new customer's. Returns them. The customers are locked. */
export async function followAccounts(tx: Tx, workspaceId: string, moves: readonly Move[]): Promise<string[]> {
  const rows = moves.map(({ identityId, from, to }) => ({ i: identityId, f: from, t: to }))
  return (await tx.query<{ id: string }>(following, [workspaceId, JSON.stringify(rows)])).map(({ id }) => id)
}

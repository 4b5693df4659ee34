import type { Move } from '#customers'
import type { Statement, Tx } from '#db'

const following: Statement = {
  name: 'suspects-follow-accounts',
  text: `update suspects s set customer_id = x.t from json_to_recordset($2::json) as x(i uuid, f uuid, t uuid)
    where s.workspace_id = $1 and s.customer_id = x.f and s.identity_id = x.i`,
}

/** A suspicion about one of these accounts is about their new customer. The customers are locked. */
export const followAccounts = (tx: Tx, workspaceId: string, moves: readonly Move[]): Promise<unknown> =>
  tx.query(following, [
    workspaceId,
    JSON.stringify(moves.map(({ identityId, from, to }) => ({ i: identityId, f: from, t: to }))),
  ])

import type { Move } from '#customers'
import type { Statement, Tx } from '#db'

const following: Statement = {
  name: 'promises-follow-accounts',
  text: `update promises p set customer_id = i.customer_id from messages m, identities i
    where p.workspace_id = $1 and p.customer_id in (select f::uuid from json_array_elements_text($2::json) as f)
      and m.workspace_id = $1 and m.id = p.message_id and i.workspace_id = $1 and i.id = m.identity_id
      and i.customer_id <> p.customer_id`,
}

/** What was promised to these accounts is promised to their new customer. The customers are locked. */
export const followAccounts = (tx: Tx, workspaceId: string, moves: readonly Move[]): Promise<unknown> =>
  tx.query(following, [workspaceId, JSON.stringify([...new Set(moves.map(({ from }) => from))])])

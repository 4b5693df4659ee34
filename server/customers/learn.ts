import type { Statement, Tx } from '#db'
import { append } from '#log'
import type { CustomerEvent } from './events.ts'
import { renewIdentities, type Stranger } from './recognise.ts'

const owner: Statement = {
  name: 'customers-of-identity',
  text: `select customer_id as id from identities where workspace_id = $1 and ref = $2`,
}

/** What a platform told of somebody when it was asked. Events: customer.changed. */
export async function learn(tx: Tx, stranger: Stranger): Promise<void> {
  const { workspaceId, ref } = stranger
  await renewIdentities(tx, [stranger])
  const found = await tx.query<{ id: string }>(owner, [workspaceId, ref])
  await append(
    tx,
    found.map(({ id }) => ({ workspaceId, kind: 'customer.changed' satisfies CustomerEvent, subjectId: id })),
  )
}

import type { Statement, Tx } from '#db'
import { newId } from '#lib'
import type { Stranger } from './recognise.ts'

const attaching: Statement = {
  name: 'customers-attach',
  text: `insert into identities (workspace_id, id, ref, customer_id, home_id, channel, external_id, name)
    select $1, $2, $3, i.customer_id, i.home_id, $4, $5, i.name from identities i where i.workspace_id = $1 and i.id = $6
    on conflict (workspace_id, ref) do nothing returning id`,
}

/**
 * Another name under which the platform knows somebody whom we know already: it belongs to the same customer. Undefined
 * when that name belongs to somebody already.
 */
export async function attachIdentity(
  tx: Tx,
  { workspaceId, ref, channel, externalId }: Omit<Stranger, 'name'>,
  identityId: string,
  now: number,
): Promise<string | undefined> {
  const values = [workspaceId, newId(now), ref, channel, externalId, identityId]
  return (await tx.query<{ id: string }>(attaching, values))[0]?.id
}

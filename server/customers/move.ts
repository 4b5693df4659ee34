import type { Statement, Tx } from '#db'
import type { Stranger } from './recognise.ts'

const moving: Statement = {
  name: 'customers-move',
  text: `update identities set ref = $3, external_id = $4 where workspace_id = $1 and ref = $2
    and not exists (select 1 from identities where workspace_id = $1 and ref = $3) returning id`,
}

const both: Statement = {
  name: 'customers-both-names',
  text: `select one.id as "oneId", other.id as "otherId" from identities one
    join identities other on other.workspace_id = one.workspace_id and other.ref = $3 where one.workspace_id = $1 and one.ref = $2`,
}

/**
 * The platform calls this account otherwise from now on. Where the new name is known already both stay, and are returned: they
 * are one person's, as the platform says, and whoever may link them does.
 */
export async function moveIdentity(
  tx: Tx,
  from: Pick<Stranger, 'workspaceId' | 'ref'>,
  to: Pick<Stranger, 'ref' | 'externalId'>,
): Promise<{ oneId: string; otherId: string } | undefined> {
  if (from.ref === to.ref) return undefined
  const moved = await tx.query(moving, [from.workspaceId, from.ref, to.ref, to.externalId])
  if (moved.length > 0) return undefined
  return (await tx.query<{ oneId: string; otherId: string }>(both, [from.workspaceId, from.ref, to.ref]))[0]
}

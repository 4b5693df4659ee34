import type { Statement, Tx } from '#db'
import type { Stranger } from './recognise.ts'

const moving: Statement = {
  name: 'customers-move',
  text: `update identities set ref = $3, external_id = $4 where workspace_id = $1 and ref = $2
    and not exists (select 1 from identities where workspace_id = $1 and ref = $3)`,
}

/**
 * The platform calls this account otherwise from now on. Where the new name is known already both stay: whether they are
 * one person is for the links between identities to say.
 */
export async function moveIdentity(
  tx: Tx,
  from: Pick<Stranger, 'workspaceId' | 'ref'>,
  to: Pick<Stranger, 'ref' | 'externalId'>,
): Promise<void> {
  await tx.query(moving, [from.workspaceId, from.ref, to.ref, to.externalId])
}

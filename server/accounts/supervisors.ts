import type { Statement, Tx } from '#db'

const supervising: Statement = {
  name: 'accounts-supervisors',
  text: `select workspace_id as "workspaceId", person_id as id from memberships where workspace_id = any($1::uuid[]) and removed_at is null
    and role in ('supervisor', 'administrator', 'owner') order by person_id`,
}

/** Who supervises in these brands. As engine. */
export const supervisorsIn = (
  tx: Tx,
  workspaceIds: readonly string[],
): Promise<{ workspaceId: string; id: string }[]> => tx.query(supervising, [workspaceIds])

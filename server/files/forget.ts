import type { Statement, Tx } from '#db'
import { addJob, type JobTasks } from '#log'
import type { Disk } from './disk.ts'

export const removeTask = 'files.remove'

const deleting: Statement = {
  name: 'files-forget',
  text: `delete from files where workspace_id = $1 and id in (select i::uuid from json_array_elements_text($2::json) as x(i)) returning id`,
}

/** Their rows are gone with the caller's transaction, their bytes a moment after it. */
export async function forgetFiles(tx: Tx, workspaceId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const gone = await tx.query<{ id: string }>(deleting, [workspaceId, JSON.stringify(ids)])
  if (gone.length > 0) await addJob(tx, removeTask, { workspaceId, ids: gone.map(({ id }) => id) })
}

export const removeJob =
  (disk: Disk): JobTasks[string] =>
  async payload => {
    const { workspaceId, ids } = payload as { workspaceId: string; ids: string[] }
    for (const id of ids) await disk.remove({ workspaceId, id })
  }

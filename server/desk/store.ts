import type { Statement, Tx } from '#db'
import { mostDue } from '#protocol'

/** Beside what conversations are: that somebody is mentioned in them, who then stands as the holder. */
export const mentioned = 'mentioned'

/** How many more, or fewer, stand in a status with a holder (as the log says of it). */
export type Delta = { workspaceId: string; status: string; holder: string; count: number }

const add: Statement = {
  name: 'desk-add',
  text: `insert into inbox_counts as c (workspace_id, status, holder, count)
    select w, status, holder, n from json_to_recordset($1::json) as x(w uuid, status text, holder text, n bigint)
    on conflict (workspace_id, status, holder) do update set count = c.count + excluded.count`,
}

export async function addDeltas(tx: Tx, deltas: readonly Delta[]): Promise<void> {
  const rows = deltas.map(({ workspaceId, status, holder, count }) => ({ w: workspaceId, status, holder, n: count }))
  await tx.query(add, [JSON.stringify(rows)])
}

const find: Statement = {
  name: 'desk-counts',
  text: `select c.workspace_id as "workspaceId", c.status, c.holder, c.count
    from json_array_elements_text($1::json) as w join inbox_counts c on c.workspace_id = w::uuid
    where c.status <> 'closed' and c.count <> 0`,
}

/** What is counted in these workspaces, but for what is closed. */
export const findCounts = (tx: Tx, workspaceIds: readonly string[]): Promise<Delta[]> =>
  tx.query(find, [JSON.stringify(workspaceIds)])

// Each is looked up as it comes: joined, PostgreSQL would go through all of them.
const due: Statement = {
  name: 'desk-due',
  text: `select w as "workspaceId", (
      select count(*) from (
        select 1 from deadlines d cross join lateral (
          select 1 from conversations c where c.workspace_id = d.workspace_id and c.id = d.conversation_id and c.status = 'open'
            and c.due_turn_at = c.turn_at and c.due_is_soon and c.due_at = d.due_at limit 1
        ) as open
        where d.workspace_id = w::uuid and d.state = 'running' and d.aim <> 'resolution' and d.warned_at is not null
        order by d.due_at, d.conversation_id limit ${mostDue}
      ) as first
    ) as count from json_array_elements_text($1::json) as w`,
}

export const findDue = (tx: Tx, workspaceIds: readonly string[]): Promise<{ workspaceId: string; count: number }[]> =>
  tx.query(due, [JSON.stringify(workspaceIds)])

import { sqlTime, type Statement, type Tx } from '#db'
import type { Named } from './rows.ts'

/** By when the turn that stands in a conversation is to be answered; null where no clock runs. `isSoon`: it was warned of. */
export type Due = Named & { dueAt: number | null; isSoon: boolean }

const soon = `(c.due_is_soon and c.due_turn_at = c.turn_at) is true`

// What would read as it does already is not written: where a clock gives what a turn without one gives, there is nothing to do.
const setting: Statement = {
  name: 'conversations-dues',
  text: `with changed as (
      select x.w, x.i, x.due, x.is_soon from json_to_recordset($1::json) as x(w uuid, i uuid, due timestamptz, is_soon boolean)
      join conversations c on c.workspace_id = x.w and c.id = x.i
      where c.turn_at is not null
        and case when x.due is null then (c.due_turn_at = c.turn_at) is true else (c.answer_by, ${soon}) is distinct from (x.due, x.is_soon) end
      order by c.workspace_id, c.id for no key update of c
    )
    update conversations c set due_at = x.due, due_turn_at = case when x.due is not null then c.turn_at end, due_is_soon = x.is_soon
    from changed x where c.workspace_id = x.w and c.id = x.i
    returning c.workspace_id as "workspaceId", c.id`,
}

/**
 * Writes by when turns are to be answered; returns the conversations in which that is another now. Rows are taken in one
 * order by all who write many, so that two never wait for each other in a circle. As engine, one statement.
 */
export async function setDues(tx: Tx, dues: readonly Due[]): Promise<Named[]> {
  if (dues.length === 0) return []
  const rows = dues.map(({ workspaceId, id, dueAt, isSoon }) => ({
    ...{ w: workspaceId, i: id, due: dueAt === null ? null : sqlTime(dueAt), is_soon: isSoon },
  }))
  return tx.query<Named>(setting, [JSON.stringify(rows)])
}

import type { Who } from '#accounts'
import { calledIn } from '#conversations'
import type { Statement, Tx } from '#db'
import type { OwnTable, TablePiece, WorkKindShown } from '#protocol'
import { type WorkRules, workRules } from '#workforce'
import { personOf } from './offers.ts'

const holding: Statement = {
  name: 'routing-table',
  text: `select t.conversation_id as "conversationId", t.customer_id as "customerId", ${calledIn} as name, c.channel, t.kind, t.phase,
      coalesce(w.is_paused, false) as "isPaused", t.due_at as "dueAt"
    from routing_tasks t
    join conversations c on c.workspace_id = t.workspace_id and c.id = t.conversation_id
    left join routing_works w on w.workspace_id = t.workspace_id and w.customer_id = t.customer_id
    where t.workspace_id = $1 and t.agent_id = $2 and t.phase <> 'waiting'
    order by t.due_at nulls last, t.conversation_id limit 500`,
}
// As in `offers.ts`, one task at a time.
const offering: Statement = {
  name: 'routing-table-offer',
  text: `select t.kind, o.expires_at as until from routing_offers o
    cross join lateral json_array_elements_text(o.task_ids::json) as i
    cross join lateral (select * from routing_tasks t where t.workspace_id = o.workspace_id and t.conversation_id = i::uuid limit 1) t
    where o.workspace_id = $1 and o.agent_id = $2 and o.ended_at is null`,
}
const seat: Statement = {
  name: 'routing-table-seat',
  text: `select coalesce(a.share, 100) as share, (s.wrap_up::json->>'until')::float8 as "wrapUpUntil",
      exists (select 1 from routing_queues q where q.workspace_id = $1 and q.mode = 'push') as "isRunning"
    from (select $2::uuid as id) one
    left join agents a on a.workspace_id = $1 and a.person_id = one.id
    left join routing_seats s on s.workspace_id = $1 and s.agent_id = one.id`,
}

export type HeldRow = Omit<TablePiece, 'units'> & { customerId: string }
type OfferedRow = { kind: WorkKindShown; until: number }
type SeatRow = { share: number; wrapUpUntil: number | null; isRunning: boolean }

/** What oneself has in hand, and how full that makes one. As app. @throws Fault `forbidden` (403) */
export async function ownTable(tx: Tx, who: Who, { now }: { now: number }): Promise<OwnTable> {
  const asked = [who.workspaceId, personOf(who)]
  const rules = await workRules(tx, who.workspaceId)
  const pieces = piecesOf(await tx.query<HeldRow>(holding, asked), rules)
  const offered = await tx.query<OfferedRow>(offering, asked)
  // Read last: whoever sees that something was settled sees what came of it.
  const [{ share, wrapUpUntil, isRunning }] = (await tx.query<SeatRow>(seat, asked)) as [SeatRow]
  return {
    ...{ at: now, isRunning, share, pieces },
    offered: offered.length === 0 ? null : { units: unitsOf(offered, rules), until: offered[0]!.until },
    wrapUpUntil: wrapUpUntil !== null && wrapUpUntil > now ? wrapUpUntil : null,
  }
}

type Weighed = Pick<WorkRules, 'weights' | 'parkedUnits'>

/**
 * What each conversation takes, in units of the hundred: of one customer's the heaviest that is not parked takes its
 * weight, each other one what a parked one does. Pure.
 */
export function piecesOf(rows: readonly HeldRow[], { weights, parkedUnits }: Weighed): TablePiece[] {
  const heaviest = new Map<string, HeldRow>()
  for (const row of rows) {
    const before = heaviest.get(row.customerId)
    if (row.phase !== 'parked' && (!before || weights[row.kind] > weights[before.kind]))
      heaviest.set(row.customerId, row)
  }
  return rows.map(row => {
    const { customerId, ...piece } = row
    return { ...piece, units: heaviest.get(customerId) === row ? weights[row.kind] : parkedUnits }
  })
}

const unitsOf = (all: readonly OfferedRow[], { weights, parkedUnits }: Weighed): number =>
  Math.max(...all.map(({ kind }) => weights[kind])) + parkedUnits * (all.length - 1)

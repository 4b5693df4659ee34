import { sqlTime, type Statement, type Tx } from '#db'
import type { Facts } from '#routing-engine'
import type { Held } from '#routing-floor'
import type { ServiceClass } from '#service-levels'

export type SeatRow = Omit<Facts['seats'][number], 'agent'> & { agentId: string; load: number }
export type WorkRow = Omit<Facts['works'][number], 'tasks'>
/** Who is kept free for it is found out anew. */
export type WaitingRow = Omit<Facts['waiting'][number], 'tasks' | 'reservedAgentId'>
export type OfferRow = Facts['offers'][number]
export type TaskRow = {
  id: string
  customerId: string
  /** The nil id for the common queue. */
  teamId: string
  agentId: string | null
  phase: 'waiting' | Held['phase']
  since: number
  kind: string
  class: ServiceClass
  arrivedAt: number
  dueAt: number | null
}

/** All that an engine left behind. */
export type Kept = {
  number: number
  offersMade: number
  seats: SeatRow[]
  works: WorkRow[]
  waiting: WaitingRow[]
  offers: OfferRow[]
  tasks: TaskRow[]
}

const electing: Statement = {
  name: 'routing-elect',
  text: `insert into routing_engines as e (workspace_id, term, number) values ($1, 1, $2)
    on conflict (workspace_id) do update set term = e.term + 1
    returning term::float8 as term, number::float8 as number, offers_made as "offersMade"`,
}

/** Whoever comes is the engine from now on. `head`: where one begins that never was. */
export const elect = async (tx: Tx, workspaceId: string, head: number) =>
  (await tx.query<{ term: number; number: number; offersMade: number }>(electing, [workspaceId, head]))[0]!

const fencing: Statement = {
  name: 'routing-fence',
  text: `update routing_engines set number = $3, offers_made = $4 where workspace_id = $1 and term = $2 returning 1`,
}

/** False when another engine has taken over: then nothing may be written. */
export const fence = async (
  tx: Tx,
  { workspaceId, term, number, offersMade }: { workspaceId: string; term: number; number: number; offersMade: number },
): Promise<boolean> => (await tx.query(fencing, [workspaceId, term, number, offersMade])).length > 0

const loading = {
  seats: `select agent_id as "agentId", presence, misses, idle_since as "idleSince", last_offer_at as "lastOfferAt", left_at as "leftAt",
      back_at as "backAt", wrap_up as "wrapUp", load from routing_seats where workspace_id = $1`,
  works: `select customer_id as "customerId", agent_id as "agentId", started_at as "startedAt", is_paused as "isPaused", is_firm as "isFirm"
    from routing_works where workspace_id = $1`,
  waiting: `select customer_id as "customerId", excluded, sticky, passed_over as "passedOver",
      is_told as "isTold" from routing_bundles where workspace_id = $1`,
  offers: `select number as id, customer_id as "customerId", agent_id as "agentId", expires_at as "expiresAt", pauses
    from routing_offers where workspace_id = $1 and ended_at is null order by number`,
  tasks: `select conversation_id as id, customer_id as "customerId", team_id as "teamId", agent_id as "agentId", phase, since, kind, class,
      arrived_at as "arrivedAt", due_at as "dueAt" from routing_tasks where workspace_id = $1 order by arrived_at, conversation_id`,
}

type Json<T, K extends keyof T> = Omit<T, K> & Record<K, string | null>
const read = <T>(text: string | null): T => (text === null ? null : JSON.parse(text)) as T

/** As engine. */
export async function loadKept(tx: Tx, workspaceId: string): Promise<Omit<Kept, 'number' | 'offersMade'>> {
  const [seats, works, waiting, offers, tasks] = await Promise.all([
    tx.query<Json<SeatRow, 'wrapUp'>>(loading.seats, [workspaceId]),
    tx.query<WorkRow>(loading.works, [workspaceId]),
    tx.query<Json<WaitingRow, 'excluded' | 'sticky'>>(loading.waiting, [workspaceId]),
    tx.query<Json<OfferRow, 'pauses'>>(loading.offers, [workspaceId]),
    tx.query<TaskRow>(loading.tasks, [workspaceId]),
  ])
  return {
    seats: seats.map(row => ({ ...row, wrapUp: read<SeatRow['wrapUp']>(row.wrapUp) })),
    waiting: waiting.map(row => ({
      ...row,
      excluded: read<WaitingRow['excluded']>(row.excluded),
      sticky: read<WaitingRow['sticky']>(row.sticky),
    })),
    offers: offers.map(row => ({ ...row, pauses: read<OfferRow['pauses']>(row.pauses) })),
    ...{ works, tasks },
  }
}

/** What of the floor is another now; ids without a row are no more. */
export type Change = {
  customerIds: readonly string[]
  taskIds: readonly string[]
  tasks: readonly TaskRow[]
  waiting: readonly WaitingRow[]
  works: readonly WorkRow[]
  seats: readonly SeatRow[]
}

const columns = {
  tasks: `conversation_id, customer_id, team_id, agent_id, phase, since, kind, class, arrived_at, due_at`,
  waiting: `customer_id, excluded, sticky, passed_over, is_told`,
  works: `customer_id, agent_id, started_at, is_paused, is_firm`,
  seats: `agent_id, presence, misses, idle_since, last_offer_at, left_at, back_at, wrap_up, load`,
}

const setting = (names: string, key: string) =>
  names
    .split(', ')
    .filter(name => name !== key)
    .map(name => `${name} = excluded.${name}`)
    .join(', ')

const writing = (name: string, table: string, key: string, names: string): Statement => ({
  name,
  text: `insert into ${table} (workspace_id, ${names}) select $1, ${names} from json_populate_recordset(null::${table}, $2::json)
    order by ${key} on conflict (workspace_id, ${key}) do update set ${setting(names, key)}`,
})
const forgetting = (name: string, table: string, key: string): Statement => ({
  name,
  text: `delete from ${table} where workspace_id = $1 and ${key} = any($2::uuid[])`,
})

const statements = {
  tasks: writing('routing-tasks', 'routing_tasks', 'conversation_id', columns.tasks),
  noTasks: forgetting('routing-no-tasks', 'routing_tasks', 'conversation_id'),
  waiting: writing('routing-waiting', 'routing_bundles', 'customer_id', columns.waiting),
  noWaiting: forgetting('routing-no-waiting', 'routing_bundles', 'customer_id'),
  works: writing('routing-works', 'routing_works', 'customer_id', columns.works),
  noWorks: forgetting('routing-no-works', 'routing_works', 'customer_id'),
  seats: writing('routing-seats', 'routing_seats', 'agent_id', columns.seats),
}

const time = (at: number | null) => (at === null ? null : sqlTime(at))
const gone = (ids: readonly string[], kept: readonly string[]) => {
  const there = new Set(kept)
  return ids.filter(id => !there.has(id))
}

/** One trip. As engine. */
export async function saveChange(tx: Tx, workspaceId: string, change: Change): Promise<void> {
  const { customerIds, taskIds, tasks, waiting, works, seats } = change
  const put = (statement: Statement, rows: readonly object[]) =>
    rows.length === 0 ? undefined : tx.query(statement, [workspaceId, JSON.stringify(rows)])
  const drop = (statement: Statement, ids: readonly string[]) =>
    ids.length === 0 ? undefined : tx.query(statement, [workspaceId, ids])
  const of = (rows: readonly { customerId: string }[]) => rows.map(({ customerId }) => customerId)
  await Promise.all([
    drop(
      statements.noTasks,
      gone(
        taskIds,
        tasks.map(({ id }) => id),
      ),
    ),
    drop(statements.noWaiting, gone(customerIds, of(waiting))),
    drop(statements.noWorks, gone(customerIds, of(works))),
    put(statements.tasks, tasks.map(taskColumns)),
    put(statements.waiting, waiting.map(waitingColumns)),
    put(statements.works, works.map(workColumns)),
    put(statements.seats, seats.map(seatColumns)),
  ])
}

const taskColumns = ({
  id,
  customerId,
  teamId,
  agentId,
  phase,
  since,
  kind,
  class: each,
  arrivedAt,
  dueAt,
}: TaskRow) => ({
  ...{ conversation_id: id, customer_id: customerId, team_id: teamId, agent_id: agentId, phase, since: time(since) },
  ...{ kind, class: each, arrived_at: time(arrivedAt), due_at: time(dueAt) },
})

const waitingColumns = ({ customerId, excluded, sticky, passedOver, isTold }: WaitingRow) => ({
  ...{ customer_id: customerId, excluded: JSON.stringify(excluded), sticky: sticky && JSON.stringify(sticky) },
  ...{ passed_over: passedOver, is_told: isTold },
})

const workColumns = ({ customerId, agentId, startedAt, isPaused, isFirm }: WorkRow) => ({
  ...{ customer_id: customerId, agent_id: agentId, started_at: time(startedAt), is_paused: isPaused, is_firm: isFirm },
})

const seatColumns = (seat: SeatRow) => ({
  ...{ agent_id: seat.agentId, presence: seat.presence, misses: seat.misses, load: Math.round(seat.load) },
  ...{ idle_since: time(seat.idleSince), last_offer_at: time(seat.lastOfferAt), left_at: time(seat.leftAt) },
  ...{ back_at: time(seat.backAt), wrap_up: seat.wrapUp && JSON.stringify(seat.wrapUp) },
})

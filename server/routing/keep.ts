import { type Floor, type Subject } from '#routing-work'
import type { Tx } from '#db'
import { append, type LogEvent } from '#log'
import { type Event, type State, stepBatch } from '#routing-engine'
import { agentsOf, changeOf, type Touched } from './changes.ts'
import { putIntoHands } from './hands.ts'
import { saveTold } from './offer-store.ts'
import { tasksOf } from './reconcile.ts'
import { fence, saveChange } from './store.ts'
import { tellOffers } from './events.ts'
import { type Tables, tablesTold, wrappingUp } from './tables.ts'
import type { TellFew } from './tell-few.ts'
import { eventsFor, toldOf } from './telling.ts'
import { grant, reasonsIn } from './wishes.ts'

/** One brand's engine. What it knows follows the database: after a transaction that failed it is opened again. */
export type Engine = {
  workspaceId: string
  term: number
  state: State
  floor: Floor
  floorAt: number
  number: number
  /** As they were told last. */
  tables: Tables
  tellsOf: TellFew
}

/** Another engine has taken over. */
export class Replaced extends Error {}

export type Turn = {
  /** Up to which event the log was followed. */
  until: number
  subjects: readonly Subject[]
  /** What agents asked for meanwhile. */
  asked?: readonly LogEvent[]
  /** What happened, told from how everything stood before. */
  happened: readonly Event[]
  /** Before whom something lies that lasts until another moment now. */
  renewed?: readonly string[]
  now: number
}

/**
 * Decides, and keeps all of it in this transaction: what was decided and why, in whose hands conversations are, how the
 * floor stands. As engine. @throws Replaced
 */
export async function keep(
  tx: Tx,
  engine: Engine,
  { until, subjects, asked = [], happened, renewed = [], now }: Turn,
): Promise<void> {
  const { workspaceId, term, state } = engine
  const before = new Map([...state.offers.values()].map(({ id, seat }) => [id, seat.agent.id]))
  const touched = openTouched(state)
  for (const { id, customerId } of subjects) touched.task(id, customerId)
  for (const event of happened) {
    if ('agentId' in event) touched.all.agentIds.add(event.agentId)
    if ('agent' in event) touched.all.agentIds.add(event.agent.id)
    if ('taskId' in event) touched.task(event.taskId)
  }
  const wrapped = wrappingUp(state)
  const decisions = [...grant(state, asked, now), ...stepBatch(state, happened, now).decisions]
  for (const decision of decisions) {
    if ('agentId' in decision) touched.all.agentIds.add(decision.agentId)
    for (const id of 'taskIds' in decision ? decision.taskIds : []) touched.task(id)
  }
  if (decisions.some(each => each.kind === 'offered' && each.why.lane === 'live'))
    for (const { customerId, passedOver } of state.bundles.values()) if (passedOver > 0) touched.customer(customerId)
  touched.again()
  for (const agentId of wrapped.symmetricDifference(wrappingUp(state))) touched.all.agentIds.add(agentId)
  if (!(await fence(tx, { workspaceId, term, number: until, offersMade: state.offersMade }))) throw new Replaced()
  const handed = await putIntoHands(tx, { workspaceId, state, decisions, subjects, now })
  const { customerIds } = touched.all
  const { tellsOf } = engine
  const deciding = { state, decisions, customerIds, before, reasons: reasonsIn(asked), tellsOf, now }
  const told = toldOf(deciding)
  await saveChange(tx, workspaceId, changeOf(state, touched.all))
  await saveTold(tx, workspaceId, told)
  const tables = tablesTold(engine, touched.all.agentIds)
  const news = renewed.map(agentId => tellOffers(workspaceId, agentId))
  await append(tx, [...handed, ...news, ...(await eventsFor(tx, workspaceId, told, deciding)), ...tables])
}

/** Notes those whom a turn may change: with a customer all that anybody has of them, as it was and as it is. */
function openTouched(state: State) {
  const all: Touched = { customerIds: new Set(), taskIds: new Set(), agentIds: new Set() }
  const customer = (id: string | undefined) => {
    if (id === undefined) return
    all.customerIds.add(id)
    for (const taskId of tasksOf(state, id)) all.taskIds.add(taskId)
    for (const agentId of agentsOf(state, id)) all.agentIds.add(agentId)
  }
  return {
    all,
    customer,
    task(id: string, customerId?: string) {
      all.taskIds.add(id)
      customer(customerId)
      customer(state.customers.get(id))
    },
    /** As it stands now. */
    again() {
      for (const id of [...all.customerIds]) customer(id)
    },
  }
}

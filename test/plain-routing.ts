import type { Agent, Need, Policy, Queue, Task } from '#routing-rules'
import type { Facts } from '#routing-engine'

/**
 * The rules of distribution once more, in the plainest words and without looking at how the engine does it: one task, one
 * agent, everything counted anew. What it says is what the properties hold the engine to.
 */
type Seat = Facts['seats'][number]
type Waiting = Facts['waiting'][number]

/** What an agent has, in units: of work that nothing interrupts, of what may be, and silent or put aside. */
export type Table = { primary: number; interruptible: number; aside: number }

export function tableOf(
  { works, offers, waiting, seats }: Facts,
  agentId: string,
  policy: Policy,
  but?: string,
): Table {
  const table: Table = { primary: 0, interruptible: 0, aside: 0 }
  const offer = offers.find(each => each.agentId === agentId && each.customerId !== but)
  for (const { customerId, tasks, isPaused } of works.filter(work => work.agentId === agentId)) {
    if (customerId === but || customerId === offer?.customerId) continue
    const open = tasks.filter(({ phase }) => phase !== 'parked').map(({ task }) => task)
    const whole = heaviest(open, policy)
    const rest = policy.parkedUnits * (tasks.length - (open.length > 0 ? 1 : 0))
    table.aside += rest + (isPaused ? whole : 0)
    if (isPaused) continue
    if (open.every(({ kind }) => policy.weights[kind].isInterruptible)) table.interruptible += whole
    else table.primary += whole
  }
  if (offer) {
    const tasks = wholeOf({ works, waiting }, offer.customerId)
    table.primary += heaviest(tasks.open, policy)
    table.aside += policy.parkedUnits * (tasks.open.length + tasks.parked.length - 1)
  }
  const seat = seats.find(({ agent }) => agent.id === agentId)
  table.primary += 100 - (seat?.agent.share ?? 100)
  if (seat?.wrapUp) table.primary = Math.max(table.primary, 100)
  return table
}

const heaviest = (tasks: readonly Task[], { weights }: Policy) =>
  Math.max(0, ...tasks.map(({ kind }) => weights[kind].units))

/** All that a customer has open, wherever it is, and what is silent. */
export function wholeOf({ works, waiting }: Pick<Facts, 'works' | 'waiting'>, customerId: string) {
  const held = works.find(work => work.customerId === customerId)?.tasks ?? []
  const waits = waiting.find(each => each.customerId === customerId)?.tasks ?? []
  return {
    open: [...waits, ...held.filter(({ phase }) => phase !== 'parked').map(({ task }) => task)],
    parked: held.filter(({ phase }) => phase === 'parked').map(({ task }) => task),
  }
}

export function urgency({ arrivedAt, targetMs, hardDeadlineAt }: Task, now: number): number {
  const soft = (now - arrivedAt) / targetMs
  return hardDeadlineAt === null ? soft : Math.max(soft, (now - arrivedAt) / (hardDeadlineAt - arrivedAt))
}

/** Whether somebody is good enough for a task by now: hard needs always, soft ones as long as they have not relaxed. */
export const isAble = (agent: Agent, needs: readonly Need[], u: number): boolean =>
  needs.every(({ skill, level, isHard }) => {
    const has = agent.skills[skill] ?? 0
    if (isHard) return has >= level
    return has >= level || (u >= 0.25 && has >= level - 1) || u >= 0.5
  })

/** Whether what waits of a customer may be offered to somebody right now. */
export function mayHave(facts: Facts, waiting: Waiting, seat: Seat, queues: readonly Queue[], policy: Policy): boolean {
  const { agent, presence } = seat
  if (presence !== 'available' || facts.offers.some(({ agentId }) => agentId === agent.id)) return false
  const { now } = facts
  if (waiting.excluded.some(([agentId, until]) => agentId === agent.id && until > now)) return false
  const { open, parked } = wholeOf(facts, waiting.customerId)
  const all = [...open, ...parked]
  const u = Math.max(...waiting.tasks.map(task => urgency(task, now)))
  if (!isAble(agent, joined(all), u)) return false
  if (
    !all.every(({ queueId }) =>
      serves(
        agent,
        queues.find(({ id }) => id === queueId)!,
        u,
      ),
    )
  )
    return false
  if (all.every(({ queueId }) => queues.find(({ id }) => id === queueId)!.mode === 'pull')) return false
  const beside = tableOf(facts, agent.id, policy, waiting.customerId)
  const units = heaviest(open, policy)
  if (open.some(({ kind }) => policy.weights[kind].isLive))
    return beside.primary + firmOf(facts, agent.id, policy, waiting.customerId) + units <= 100
  const rest = policy.parkedUnits * (all.length - 1)
  return beside.primary + beside.interruptible + beside.aside + units + rest <= 100
}

/** A skill is asked for once: at its highest level, and hard if any asks so. */
export function joined(tasks: readonly Task[]): Need[] {
  const bySkill = Map.groupBy(
    tasks.flatMap(({ needs }) => needs),
    ({ skill }) => skill,
  )
  return [...bySkill].map(([skill, needs]) => ({
    skill,
    level: Math.max(...needs.map(({ level }) => level)),
    isHard: needs.some(({ isHard }) => isHard),
  }))
}

const serves = ({ queueIds }: Agent, { id, overflow }: Queue, u: number) =>
  queueIds.includes(id) || (overflow !== null && u >= overflow.at && queueIds.includes(overflow.queueId))

/** Interruptible work that may not be put aside: it was before, or it is too urgent. */
function firmOf({ works }: Facts, agentId: string, policy: Policy, but: string): number {
  const firm = works.filter(
    work => work.agentId === agentId && work.customerId !== but && !work.isPaused && work.isFirm,
  )
  return firm.reduce((sum, { tasks }) => {
    const open = tasks.filter(({ phase }) => phase !== 'parked').map(({ task }) => task)
    const isInterruptible = open.every(({ kind }) => policy.weights[kind].isInterruptible)
    return sum + (isInterruptible ? heaviest(open, policy) : 0)
  }, 0)
}

import fc from 'fast-check'
import { type Agent, defaultPolicy, type Need, type Policy, type Queue, type Task, workKinds } from '#routing-rules'
import { serviceClasses } from '#service-levels'
import { type Decision, type Event, factsOf, openState, type State, step } from '#routing-engine'

/** A day at a desk as it comes: who is there, and what happens one after the other. */
export type Day = { agents: Agent[]; moves: Move[] }

/** `pick` chooses among what there is when it is its turn. */
export type Move = { kind: MoveKind; pick: number; afterMs: number; task: Omit<Task, 'id' | 'arrivedAt'> }

/** How often each happens. */
const moveKinds = {
  ...{ arrive: 9, accept: 12, decline: 1, wait: 2, answer: 4, wake: 3, close: 4, come: 2, leave: 1, pause: 1 },
  ...{ link: 1, give: 1, requeue: 1, pull: 1, read: 3, 'wrap-up': 1 },
}
export type MoveKind = keyof typeof moveKinds

export const queues: Queue[] = [
  { id: 'common', mode: 'push', overflow: null },
  { id: 'shops', mode: 'push', overflow: { queueId: 'common', at: 0.75 } },
  { id: 'forum', mode: 'pull', overflow: null },
]

const minute = 60_000
const skills = ['es', 'ca', 'billing', 'returns'] as const
const places = [null, { latitude: 40.4, longitude: -3.7 }, { latitude: 41.4, longitude: 2.2 }]
const level = fc.integer({ min: 1, max: 5 })
const oneOf = <T>(values: readonly T[]) => fc.constantFrom(...values)

const anyAgent = (id: string): fc.Arbitrary<Agent> =>
  fc.record({
    id: fc.constant(id),
    skills: fc.dictionary(oneOf(skills), level, { maxKeys: 4, size: 'max' }),
    queueIds: oneOf([['common', 'shops', 'forum'], ['common', 'forum'], ['common'], ['shops']]),
    place: oneOf(places),
    share: oneOf([100, 100, 100, 60]),
  })

const anyNeed: fc.Arbitrary<Need> = fc.record({
  skill: oneOf(skills),
  level: oneOf([1, 1, 2, 3]),
  isHard: fc.boolean(),
})

const anyTask: fc.Arbitrary<Move['task']> = fc.record({
  customerId: fc.integer({ min: 1, max: 12 }).map(number => `customer-${number}`),
  queueId: oneOf(['common', 'common', 'shops', 'forum']),
  kind: oneOf(workKinds),
  class: oneOf(serviceClasses),
  targetMs: oneOf([10 * minute, 30 * minute]),
  hours: fc.constant(null),
  hardDeadlineAt: oneOf([null, null, 60 * minute]),
  needs: oneOf([0, 0, 1, 1, 2]).chain(count =>
    fc.uniqueArray(anyNeed, { minLength: count, maxLength: count, selector: need => need.skill }),
  ),
  expectedMs: oneOf([2 * minute, 6 * minute]),
  lastServed: oneOf([null, { agentId: 'agent-1', at: 0 }, { agentId: 'agent-2', at: -1e8 }]),
  place: oneOf(places),
})

const allKinds = Object.keys(moveKinds) as MoveKind[]

export const anyDay = (kinds: readonly MoveKind[] = allKinds, length = 60): fc.Arbitrary<Day> =>
  fc.record({
    agents: fc
      .integer({ min: 1, max: 5 })
      .chain(count => fc.tuple(...Array.from({ length: count }, (_, at) => anyAgent(`agent-${at + 1}`)))),
    moves: fc.array(
      fc.record({
        kind: oneOf(kinds.flatMap(kind => Array<MoveKind>(moveKinds[kind]).fill(kind))),
        pick: fc.nat(1000),
        afterMs: oneOf([0, 0, 0, 0, 1000, 1000, 5000, 20_000, 2 * minute, 12 * minute]),
        task: anyTask,
      }),
      { maxLength: length, size: 'max' },
    ),
  })

export type Seen = { state: State; event: Event; decisions: Decision[]; now: number }

export const begin = 1_000_000_000

/** Plays a day, and shows every step of it. `through` may put another state in the place of the one that came of a step. */
export function play(
  { agents, moves }: Day,
  seen: (step: Seen) => void = () => {},
  { policy = defaultPolicy, through = state => state }: { policy?: Policy; through?: (state: State) => State } = {},
): State {
  let state = openState(policy, queues)
  let now = begin
  const happen = (event: Event) => {
    const { state: next, decisions } = step(state, event, now)
    state = through(next)
    seen({ state, event, decisions, now })
  }
  for (const agent of agents) happen({ kind: 'agent.changed', agent })
  for (const { id } of agents) happen({ kind: 'agent.available', agentId: id })
  moves.forEach((move, at) => {
    now += move.afterMs
    happen(eventOf(state, move, at, now))
  })
  return state
}

function eventOf(state: State, { kind, pick, task }: Move, at: number, now: number): Event {
  const { offers, works, waiting, seats } = factsOf(state)
  const of = <T>(values: readonly T[], idOf: (value: T) => string | number): T | undefined =>
    values.toSorted((one, other) => (idOf(one) < idOf(other) ? -1 : 1))[pick % Math.max(1, values.length)]
  const agentId = of(seats, each => each.agent.id)!.agent.id
  const offerId = of(offers, each => each.id)?.id
  const tasks = works.flatMap(work => work.tasks)
  const held = of(tasks, each => each.task.id)?.task
  const waits = of(
    waiting.flatMap(each => each.tasks),
    each => each.id,
  )
  const closed = (pick % 4 === 0 ? waits : held) ?? held ?? waits
  const hardDeadlineAt = task.hardDeadlineAt === null ? null : now + task.hardDeadlineAt
  const made = { ...task, id: `task-${String(at).padStart(3, '0')}`, arrivedAt: now, hardDeadlineAt }
  const intoId = `customer-${1 + (pick % 12)}`
  const events: Record<MoveKind, Event | null | undefined> = {
    arrive: { kind: 'task.arrived', task: made },
    accept: offerId === undefined ? null : { kind: 'offer.accepted', offerId },
    decline: offerId === undefined ? null : { kind: 'offer.declined', offerId },
    wait: null,
    answer: held && { kind: 'task.answered', taskId: held.id },
    wake: held && { kind: 'task.woken', task: { ...held, arrivedAt: now, hardDeadlineAt: null } },
    close: closed && { kind: 'task.closed', taskId: closed.id },
    come: { kind: 'agent.available', agentId },
    leave: { kind: 'agent.offline', agentId, backAt: pick % 2 ? null : now + 20 * minute },
    pause: { kind: 'agent.away', agentId },
    link: { kind: 'customers.linked', customerId: task.customerId, intoId },
    give: held && { kind: 'task.moved', taskId: held.id, to: { agentId } },
    requeue: held && { kind: 'task.moved', taskId: held.id, to: { queueId: task.queueId } },
    pull: waits && { kind: 'task.pulled', taskId: waits.id, agentId },
    read: closed && { kind: 'task.changed', task: { ...closed, class: task.class, needs: task.needs } },
    'wrap-up': { kind: pick % 2 ? 'wrap-up.ended' : 'wrap-up.extended', agentId, until: now + 3 * minute },
  }
  return events[kind] ?? { kind: 'time.passed' }
}

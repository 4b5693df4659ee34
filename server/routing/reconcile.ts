import { queueOf, type Rules, type Subject, taskOf } from '#routing-work'
import { isDeepStrictEqual } from 'node:util'
import type { Event, State } from '#routing-engine'
import type { Held } from '#routing-floor'
import type { Task } from '#routing-rules'

/** Where the engine has a conversation. */
type Seen = { task: Task; agentId: string | null; phase: Held['phase'] | null }

export function seenIn(state: State, id: string): Seen | undefined {
  const customerId = state.customers.get(id)
  if (customerId === undefined) return undefined
  const work = state.works.get(customerId)
  const held = work?.tasks.find(({ task }) => task.id === id)
  if (work && held) return { task: held.task, agentId: work.seat.agent.id, phase: held.phase }
  const task = state.bundles.get(customerId)?.tasks.find(each => each.id === id)
  return task && { task, agentId: null, phase: null }
}

/** All of a customer's that anybody has, or that waits. */
export function tasksOf({ bundles, works }: State, customerId: string): string[] {
  const held = works.get(customerId)
  const waits = bundles.get(customerId)?.tasks ?? []
  return [...waits, ...(held?.tasks.map(({ task }) => task) ?? [])].map(({ id }) => id)
}

/**
 * What has happened to conversations since the engine last saw them: told from how they stand, never from how they came to
 * that, so that told twice, or late, or together with what came after, it comes to the same. Pure.
 */
export function eventsOf(state: State, subjects: readonly Subject[], rules: Rules): Event[] {
  const linked = linksIn(state, subjects)
  return [
    ...[...linked].map(([customerId, intoId]): Event => ({ kind: 'customers.linked', customerId, intoId })),
    ...subjects.flatMap(subject => happenedTo(state, subject, rules, linked)),
  ]
}

/**
 * Customers who turn out to be another one: all that the engine has of theirs is that one's now. Of whoever is several people
 * again each conversation goes by itself.
 */
function linksIn(state: State, subjects: readonly Subject[]): ReadonlyMap<string, string> {
  const strayed = subjects.filter(({ id, customerId }) => (state.customers.get(id) ?? customerId) !== customerId)
  const linked = new Map<string, string>()
  for (const [customerId, its] of Map.groupBy(strayed, ({ id }) => state.customers.get(id)!)) {
    const [intoId, ...others] = new Set(its.map(each => each.customerId))
    if (others.length === 0 && its.length === tasksOf(state, customerId).length) linked.set(customerId, intoId!)
  }
  return linked
}

function happenedTo(state: State, subject: Subject, rules: Rules, linked: ReadonlyMap<string, string>): Event[] {
  const before = seenIn(state, subject.id)
  const holder = holderIn(state, subject)
  const wants = wantOf(subject, holder)
  if (wants === 'nothing') return before ? [gone(subject, before, holder)] : []
  const queueId = subject.holderKind === 'queue' ? queueOf(subject) : (before?.task.queueId ?? queueOf(subject))
  const task = taskOf(subject, rules, queueId)
  if (!before) return fresh(task, holder, wants)
  const intoId = linked.get(before.task.customerId) ?? before.task.customerId
  if (intoId !== task.customerId) return elsewhere(task, holder)
  const seen = { ...before, task: { ...before.task, customerId: intoId } }
  return holder === null ? waiting(task, seen) : atTable(task, seen, { holder, wants })
}

/** The agent at whose table it lies; null where it waits in a queue. */
const holderIn = (state: State, { holderKind, holderId }: Subject): string | null =>
  holderKind === 'agent' && holderId !== null && state.seats.has(holderId) ? holderId : null

type Want = 'answer' | 'silence' | 'nothing'

/** Whether it wants somebody, waits for its customer with whoever answered, or is nobody's matter now. */
function wantOf({ status, holderKind, isSilent }: Subject, holder: string | null): Want {
  if (isSilent || holderKind === 'bot' || (holderKind === 'agent' && holder === null)) return 'nothing'
  if (status === 'open') return 'answer'
  return status === 'waiting' && holder !== null ? 'silence' : 'nothing'
}

/** Whoever has it has settled it, or it was taken from them: put aside, joined with another one, given to a bot. */
function gone({ id, status, isSilent }: Subject, { agentId }: Seen, holder: string | null): Event {
  const isSettled = status === 'closed' && !isSilent && holder !== null && holder === agentId
  return { kind: 'task.closed', taskId: id, isLeft: !isSettled }
}

/** It is another customer's now: it comes anew, as old as it was. */
const elsewhere = (task: Task, holder: string | null): Event[] => [
  { kind: 'task.closed', taskId: task.id, isLeft: true },
  { kind: 'task.arrived', task },
  ...given(task, holder),
]

const given = ({ id }: Task, holder: string | null): Event[] =>
  holder === null ? [] : [{ kind: 'task.moved', taskId: id, to: { agentId: holder } }]

const fresh = (task: Task, holder: string | null, wants: Want): Event[] => [
  { kind: 'task.arrived', task },
  ...given(task, holder),
  ...(wants === 'silence' ? [{ kind: 'task.answered', taskId: task.id } as const] : []),
]

const changed = (task: Task, seen: Seen): Event[] =>
  isDeepStrictEqual({ ...task, queueId: '' }, { ...seen.task, queueId: '' }) ? [] : [{ kind: 'task.changed', task }]

/** It waits: sent to another queue, given back, or only read otherwise. */
function waiting(task: Task, seen: Seen): Event[] {
  const isMoved = seen.agentId !== null || seen.task.queueId !== task.queueId
  const moved: Event[] = isMoved ? [{ kind: 'task.moved', taskId: task.id, to: { queueId: task.queueId } }] : []
  return [...moved, ...changed(task, seen)]
}

/** Somebody has it. A customer who writes again begins a new turn, as old as what they wrote. */
function atTable(task: Task, seen: Seen, { holder, wants }: { holder: string; wants: Want }): Event[] {
  const moved = seen.agentId === holder ? [] : given(task, holder)
  const phase = seen.agentId === null ? 'active' : seen.phase
  if (wants === 'silence') return phase === 'active' ? [...moved, { kind: 'task.answered', taskId: task.id }] : moved
  return phase === 'active' ? [...moved, ...changed(task, seen)] : [...moved, { kind: 'task.woken', task }]
}

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

/**
 * What has happened to a conversation since the engine last saw it: told from how it stands, never from how it came to
 * that, so that told twice, or late, or together with what came after, it comes to the same. Pure.
 */
export function eventsOf(state: State, subject: Subject, rules: Rules): Event[] {
  const seen = seenIn(state, subject.id)
  const holder = holderIn(state, subject)
  const wants = wantOf(subject, holder)
  if (wants === 'nothing') return seen ? [{ kind: 'task.closed', taskId: subject.id }] : []
  const queueId = subject.holderKind === 'queue' ? queueOf(subject) : (seen?.task.queueId ?? queueOf(subject))
  const task = taskOf(subject, rules, queueId)
  if (seen && seen.task.customerId !== task.customerId) return elsewhere(task, holder)
  if (!seen) return fresh(task, holder, wants)
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

/** It is another customer's now: it comes anew, as old as it was. */
const elsewhere = (task: Task, holder: string | null): Event[] => [
  { kind: 'task.closed', taskId: task.id },
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

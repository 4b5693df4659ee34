import { elapsedMs, whenElapsed } from './hours.ts'
import type { Policy } from './policy.ts'
import type { Task } from './task.ts'

/**
 * u = (t − t_arr) / τ on the task's clock, and at least (t − t_arr) / (h − t_arr) on the wall's where a hard deadline h
 * stands. 1 is when the target passes.
 */
export function urgencyOf(task: Task, now: number): number {
  const u = elapsedMs(task.hours, task.arrivedAt, now) / task.targetMs
  if (task.hardDeadlineAt === null) return u
  const left = task.hardDeadlineAt - task.arrivedAt
  return left <= 0 ? Infinity : Math.max(u, Math.max(0, now - task.arrivedAt) / left)
}

/** When a task will have become so urgent. */
export function whenUrgent(task: Task, urgency: number): number {
  const soft = whenElapsed(task.hours, task.arrivedAt, urgency * task.targetMs)
  if (task.hardDeadlineAt === null) return soft
  return Math.min(soft, task.arrivedAt + urgency * Math.max(0, task.hardDeadlineAt - task.arrivedAt))
}

export const deadlineOf = (task: Task): number => whenUrgent(task, 1)

/** Where what waits stands among all that waits. */
export type Rank = {
  urgency: number
  /**
   * I = w·u, the accumulating priority of Stanford, Taylor & Ziedins (2014): whoever waits gains on whoever comes later,
   * faster the more the class weighs and the shorter the target is.
   */
  index: number
  isOverdue: boolean
  deadline: number
  arrivedAt: number
  id: string
}

/** Of several tasks of one customer the oldest wait, the heaviest class and the first deadline count. */
export function rankOf(tasks: readonly Task[], policy: Policy, now: number): Rank {
  const first = tasks[0]!
  let urgency = -Infinity
  let index = -Infinity
  let deadline = Infinity
  let { arrivedAt, id } = first
  for (const task of tasks) {
    const u = urgencyOf(task, now)
    urgency = Math.max(urgency, u)
    index = Math.max(index, policy.order === 'arrival' ? now - task.arrivedAt : policy.classWeights[task.class] * u)
    deadline = Math.min(deadline, deadlineOf(task))
    if (task.arrivedAt < arrivedAt || (task.arrivedAt === arrivedAt && task.id < id)) ({ arrivedAt, id } = task)
  }
  return { urgency, index, isOverdue: urgency >= policy.overdueAt, deadline, arrivedAt, id }
}

/** Overdue ones first, by deadline; then the highest index; then deadline, arrival, id. */
export function compareRanks(one: Rank, other: Rank): number {
  if (one.isOverdue !== other.isOverdue) return one.isOverdue ? -1 : 1
  if (!one.isOverdue && one.index !== other.index) return other.index - one.index
  if (one.deadline !== other.deadline) return one.deadline - other.deadline
  return one.arrivedAt - other.arrivedAt || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0)
}

export type Lane = 'overdue' | 'live' | 'rank'

/**
 * From which lane the next is drawn, by who is first in each. Overdue work goes before all other, but live customers, who
 * hold the line, may take two of three assignments; `passedOver` counts those that went before the first of the overdue.
 */
export function nextLane(
  { overdue, live, rank }: Record<Lane, Rank | undefined>,
  passedOver: number,
  { livePerOverdue }: Policy,
): Lane | undefined {
  if (overdue) return live && passedOver < livePerOverdue ? 'live' : 'overdue'
  if (live && rank) return compareRanks(live, rank) < 0 ? 'live' : 'rank'
  return live ? 'live' : rank && 'rank'
}

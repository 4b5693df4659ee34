import { deadlineOf, defaultPolicy } from '#routing-rules'
import { type ServiceClass, serviceClasses } from '#service-levels'
import type { Outcome } from './trace.ts'

const minute = 60_000

/**
 * What a day came to. Late is what nobody had come to when its target passed: how long a task then takes is not the doing of
 * whoever distributes. What nobody ever came to is late until the end.
 */
export type DayFigures = {
  tasks: number
  unanswered: number
  breaches: number
  breachesByClass: Record<ServiceClass, number>
  /** Minutes after the deadline, each times the weight of its class. */
  weightedLateness: number
  waitMinutes: { p50: number; p90: number; p99: number }
  /** The work of the busiest, as a multiple of the mean. */
  unevenness: number
}

export function figuresOf(outcomes: readonly Outcome[]): DayFigures {
  const { classWeights } = defaultPolicy
  const end = Math.max(...outcomes.map(({ task, endedAt }) => endedAt ?? task.arrivedAt))
  const late = outcomes.map(({ task, startedAt }) => Math.max(0, (startedAt ?? end) - deadlineOf(task)))
  const isLate = (at: number) => late[at]! > 0
  const waits = outcomes
    .flatMap(({ task, startedAt }) => (startedAt === null ? [] : [(startedAt - task.arrivedAt) / minute]))
    .toSorted((one, other) => one - other)
  const share = (of: number) => waits[Math.min(waits.length - 1, Math.floor(waits.length * of))] ?? NaN
  return {
    tasks: outcomes.length,
    unanswered: outcomes.filter(outcome => outcome.endedAt === null).length,
    breaches: outcomes.filter((_, at) => isLate(at)).length,
    breachesByClass: Object.fromEntries(
      serviceClasses.map(each => [each, outcomes.filter(({ task }, at) => task.class === each && isLate(at)).length]),
    ) as Record<ServiceClass, number>,
    weightedLateness: outcomes.reduce((sum, { task }, at) => sum + (classWeights[task.class] * late[at]!) / minute, 0),
    waitMinutes: { p50: share(0.5), p90: share(0.9), p99: share(0.99) },
    unevenness: unevennessOf(outcomes),
  }
}

function unevennessOf(outcomes: readonly Outcome[]): number {
  const work = new Map<string, number>()
  for (const { agentId, startedAt, endedAt } of outcomes)
    if (agentId !== null) work.set(agentId, (work.get(agentId) ?? 0) + (endedAt! - startedAt!))
  const all = [...work.values()]
  return all.length === 0 ? 1 : Math.max(...all) / (all.reduce((sum, each) => sum + each, 0) / all.length)
}

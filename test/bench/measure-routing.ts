import { type Event, step, stepBatch } from '#routing-engine'
import { quantile, round } from './figures.ts'
import { acceptAll, available, crowdOf, minute, openCrowd } from './routing-crowd.ts'

const begin = Date.UTC(2026, 10, 2, 9)

/** How long a full round takes, and one event when nearly nobody is free and when many are. */
export type RoutingSpeed = {
  agents: number
  waiting: number
  groups: number
  lines: number
  offers: number
  roundMs: number[]
  arrival: Record<'p50' | 'p99', number>
  arrivalIntoCrowd: Record<'p50' | 'p99', number>
  endInCrowd: Record<'p50' | 'p99', number>
}

export function measureRouting(agents = 2000, waiting = 10_000): RoutingSpeed {
  const roundMs: number[] = []
  let last = fullRound(agents, waiting, 0)
  for (let seed = 1; seed <= 5; seed++) {
    last = fullRound(agents, waiting, seed)
    roundMs.push(round(last.ms, 1))
  }
  const calm = arrivals(agents, 2000, 3000)
  const crowded = inCrowd(agents, waiting, 2000)
  const { groups, lines, offers } = last
  return { ...{ agents, waiting, groups, lines, offers, roundMs }, arrival: shares(calm), ...crowded }
}

/** Everybody comes back to all that waits. */
function fullRound(agents: number, waiting: number, seed: number) {
  const crowd = crowdOf(agents, seed)
  const state = openCrowd(crowd, agents * 0.75, begin)
  for (const { id } of crowd.agents) step(state, { kind: 'agent.away', agentId: id }, begin)
  const arrived = Array.from({ length: waiting }, (_, at): Event => {
    return { kind: 'task.arrived', task: crowd.task(at, begin + crowd.random() * 10 * minute) }
  })
  const now = begin + 10 * minute
  stepBatch(state, arrived, now)
  const lines = state.lines.size
  const began = performance.now()
  const { decisions } = stepBatch(state, crowd.agents.map(available), now)
  const ms = performance.now() - began
  return { ms, lines, groups: state.groups.size, offers: decisions.filter(({ kind }) => kind === 'offered').length }
}

/** One task after the other finds somebody at once. */
function arrivals(agents: number, before: number, count: number): number[] {
  const crowd = crowdOf(agents, 21)
  const state = openCrowd(crowd, before, begin)
  const times: number[] = []
  const held: string[] = []
  for (let at = 0; at < count; at++) {
    const now = begin + at * 100
    const task = crowd.task(at, now)
    times.push(timed(() => step(state, { kind: 'task.arrived', task }, now)))
    acceptAll(state, now)
    held.push(task.id)
    if (held.length > before / 2) step(state, { kind: 'task.closed', taskId: held.shift()! }, now)
  }
  return times
}

/** Nobody has room, and ten thousand wait. */
function inCrowd(agents: number, waiting: number, count: number) {
  const crowd = crowdOf(agents, 22)
  const state = openCrowd(crowd, 0, begin)
  let at = 0
  let now = begin
  while (state.bundles.size < waiting) {
    now += 50
    step(state, { kind: 'task.arrived', task: crowd.task(at++, now) }, now)
    acceptAll(state, now)
  }
  const arriving: number[] = []
  const ending: number[] = []
  for (let turn = 0; turn < count; turn++) {
    now += 100
    const task = crowd.task(at++, now)
    arriving.push(timed(() => step(state, { kind: 'task.arrived', task }, now)))
    const works = [...state.works.values()]
    const ended = works[Math.floor(crowd.random() * works.length)]!.tasks[0]!.task
    ending.push(timed(() => step(state, { kind: 'task.closed', taskId: ended.id }, now)))
    acceptAll(state, now)
  }
  return { arrivalIntoCrowd: shares(arriving), endInCrowd: shares(ending) }
}

function timed(work: () => unknown): number {
  const began = performance.now()
  work()
  return performance.now() - began
}

const shares = (times: readonly number[]) => ({
  p50: round(quantile(times, 0.5), 3),
  p99: round(quantile(times, 0.99), 3),
})

import { type Event, step, stepBatch } from '#routing-engine'
import { costsOf } from '../routing-cost.ts'
import { type Comparison, compareRouting } from './compare-routing.ts'
import { median, quantile, round } from './figures.ts'
import type { Line } from './table.ts'
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
  /** What is offered costs so much more than the least that an exact solver finds, on 1,000 tasks × 500 agents. */
  aboveLeast: number
  days: Comparison[]
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
  const speed = { agents, waiting, groups, lines, offers, roundMs, arrival: shares(calm), ...crowded }
  return { ...speed, aboveLeast: aboveLeast(), days: compareRouting() }
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

function aboveLeast(): number {
  const crowd = crowdOf(500, 31)
  const state = openCrowd(crowd, 375, begin)
  const tasks = Array.from({ length: 1000 }, (_, at) => crowd.task(at, begin))
  const loads = new Map([...state.seats].map(([id, { load }]) => [id, load]))
  const { decisions } = stepBatch(
    state,
    tasks.map(task => ({ kind: 'task.arrived', task }) as const),
    begin,
  )
  const { ours, least } = costsOf(state, loads, tasks, decisions)
  return (ours - least) / Math.abs(least)
}

/** As lines of the table. */
export function routingLines({ days, ...speed }: RoutingSpeed): Line[] {
  const shown = ({ p50, p99 }: { p50: number; p99: number }) => `p50 ${p50.toFixed(2)}, p99 ${p99.toFixed(2)} ms`
  const { agents, waiting, lines, groups, offers } = speed
  return [
    [
      `full round, ${waiting} × ${agents}`,
      `${median(speed.roundMs).toFixed(0)} ms (${speed.roundMs.join(', ')})`,
      '≤ 150 ms',
      '',
    ],
    ['of', `${lines} lines, ${groups} groups; ${offers} offers`, '', ''],
    ['one arrives, many are free', shown(speed.arrival), 'p99 ≤ 2 ms', ''],
    [`one arrives, ${waiting} wait`, shown(speed.arrivalIntoCrowd), 'p99 ≤ 2 ms', ''],
    [`one is done, ${waiting} wait`, shown(speed.endInCrowd), '', ''],
    ['cost above the least, 1,000 × 500', `${(speed.aboveLeast * 100).toFixed(3)} %`, '≤ 1 %', ''],
    ...days.flatMap(dayLines),
  ]
}

const musts: Record<string, Record<'breaches' | 'lateness' | 'highest', string>> = {
  calm: { breaches: '0', lateness: '', highest: '' },
  peak: { breaches: '≤ half', lateness: '', highest: '' },
  crisis: { breaches: '', lateness: '≤ 0.70', highest: 'no more' },
}

function dayLines({ day, tasks, ours, idle, unavoidable, seconds }: Comparison): Line[] {
  const must = musts[day]
  const share = (one: number, other: number) => (other === 0 ? '–' : (one / other).toFixed(2))
  return [
    [
      `${day}: breaches, ours ÷ longest idle`,
      `${ours.breaches} ÷ ${idle.breaches} = ${share(ours.breaches, idle.breaches)} of ${tasks}`,
      must?.breaches ?? '',
      '',
    ],
    [`${day}: weighted lateness`, share(ours.weightedLateness, idle.weightedLateness), must?.lateness ?? '', ''],
    [`${day}: highest class; unavoidable`, `${ours.breachesByClass.safety}; ${unavoidable}`, must?.highest ?? '', ''],
    [`${day}: simulated in`, `${seconds.toFixed(1)} s a day`, '≤ 5 s', ''],
  ]
}

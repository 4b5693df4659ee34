import { type Agent, capacity, defaultPolicy, type Need, type Task, type WorkKind } from '#routing-rules'
import { type ServiceClass } from '#service-levels'
import { day, hour, minute } from '#lib'
import type { Trace } from './trace.ts'

/** How a synthetic day is made: the same recipe and seed give the same day to the bit. */
export type Recipe = {
  name: string
  agents: number
  hours: number
  /** Work that comes, as a share of what the agents can do. */
  load: number
  /** How much more than its mean the busiest hour brings; 0: even. */
  swing: number
  /** Letters, as a share of what comes; the rest is messages and comments. */
  letters: number
  seed: number
}

const start = Date.UTC(2026, 10, 2, 8)

/** Shares that sum to 1. */
const classes: readonly [ServiceClass, share: number, targetMinutes: number][] = [
  ['safety', 0.04, 15],
  ['complaint', 0.26, 30],
  ['query', 0.55, 30],
  ['courtesy', 0.15, 60],
]
type KindShare = readonly [WorkKind, share: number, meanMinutes: number]
const kindsOf = ({ letters }: Recipe): readonly KindShare[] => [
  ['messaging', (1 - letters) * 0.75, 6],
  ['comment', (1 - letters) * 0.25, 4],
  ['email', letters, 9],
]
const crafts = ['orders', 'billing', 'returns', 'technical'] as const

/**
 * Arrivals are a Poisson process whose rate swings once over the day; times to handle are log-normal (σ 0.6), as measured
 * ones are; a third of the team is senior in two crafts, all speak Spanish, every third Catalan.
 */
export function dayOf(recipe: Recipe): Trace {
  const { name, agents, hours, swing, seed } = recipe
  const kinds = kindsOf(recipe)
  const random = randomFrom(seed)
  const pick = <T extends readonly [unknown, number, ...unknown[]]>(of: readonly T[]): T => {
    let left = random()
    return of.find(([, share]) => (left -= share) < 0) ?? of.at(-1)!
  }
  const end = start + hours * hour
  // They stay until all is answered, so that nothing is late for want of a shift.
  const team = Array.from({ length: agents }, (_, at) => ({
    agent: agentOf(at),
    shifts: [[start, end + day] as const],
  }))
  const arrivals: Trace['arrivals'] = []
  const meanGap = hour / rateFor(recipe, kinds)
  for (let at = start; ;) {
    at -= Math.log(1 - random()) * (meanGap / (1 + swing))
    if (at >= end) break
    // Thinning (Lewis & Shedler 1979): of the densest stream so many stay as the hour has.
    const density = (1 + swing * Math.sin((Math.PI * 2 * (at - start)) / (end - start))) / (1 + swing)
    if (random() > density) continue
    const [kind, , meanMinutes] = pick(kinds)
    const [ofClass, , targetMinutes] = pick(classes)
    const spread = Math.exp(0.6 * normal(random) - 0.18)
    const task = taskOf(arrivals.length, {
      kind,
      class: ofClass,
      arrivedAt: Math.round(at),
      targetMs: targetMinutes * minute,
    })
    arrivals.push({
      task: { ...task, needs: needsOf(random), expectedMs: meanMinutes * minute },
      handleMs: Math.round(Math.min(10, spread) * meanMinutes * minute),
    })
  }
  return { name, queues: [{ id: 'common', mode: 'push', overflow: null }], agents: team, arrivals }
}

const taskOf = (at: number, own: Pick<Task, 'kind' | 'class' | 'arrivedAt' | 'targetMs'>): Task => ({
  ...{
    id: `t${String(at).padStart(6, '0')}`,
    customerId: `c${at}`,
    queueId: 'common',
    hours: null,
    hardDeadlineAt: null,
  },
  ...{ needs: [], expectedMs: 0, lastServed: null, place: null },
  ...own,
})

const agentOf = (at: number): Agent => ({
  id: `a${String(at).padStart(4, '0')}`,
  skills: {
    es: 5,
    ...(at % 3 === 0 ? { ca: 4 } : {}),
    [crafts[at % 4]!]: 4,
    ...(at % 3 === 1 ? { [crafts[(at + 1) % 4]!]: 3 } : {}),
  },
  queueIds: ['common'],
  place: null,
})

function needsOf(random: () => number): Need[] {
  const language = random() < 0.25 ? 'ca' : 'es'
  const craft = crafts[Math.floor(random() * 4)]!
  return [
    { skill: language, level: 3, isHard: true },
    ...(random() < 0.7 ? [{ skill: craft, level: 3, isHard: false }] : []),
  ]
}

/** Tasks an hour that take so much of what so many agents can do: a hundred units each, all the time. */
function rateFor({ agents, load }: Recipe, kinds: readonly KindShare[]): number {
  const { weights } = defaultPolicy
  const unitMinutes = kinds.reduce((sum, [kind, share, minutes]) => sum + share * minutes * weights[kind].units, 0)
  return (load * agents * capacity * 60) / unitMinutes
}

/** Box & Muller 1958. */
const normal = (random: () => number) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

/** Mulberry32 (Tommy Ettinger, public domain). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

import { defaultPolicy, plainPolicy, type Policy } from '#routing-rules'
import { dayOf, type DayFigures, figuresOf, type Recipe, simulate, type Trace } from '#simulation'

/** The days on which we are compared with whoever has been idle longest: the same arrivals, staff and times to handle. */
export const days = {
  calm: { name: 'calm', agents: 50, hours: 8, load: 0.7, swing: 0, letters: 0.2 },
  peak: { name: 'peak', agents: 50, hours: 8, load: 0.92, swing: 0.25, letters: 0.2 },
  crisis: { name: 'crisis', agents: 50, hours: 3, load: 1.3, swing: 0, letters: 0 },
  'long crisis': { name: 'long crisis', agents: 50, hours: 8, load: 1.3, swing: 0, letters: 0.2 },
} as const satisfies Record<string, Omit<Recipe, 'seed'>>

export type Comparison = {
  day: string
  tasks: number
  ours: DayFigures
  idle: DayFigures
  /** Breaches of the highest class that not even an order that always begins with it avoids. */
  unavoidable: number
  seconds: number
}

const seeds = [1, 2, 3]

/** Nothing goes before the highest class, whatever becomes of the rest. */
const highestFirst: Policy = {
  ...defaultPolicy,
  ...{ overdueAt: Infinity, reserveAt: Infinity },
  classWeights: { ...defaultPolicy.classWeights, safety: 1e6 },
}

export function compareRouting(): Comparison[] {
  return Object.entries(days).map(([day, recipe]) => {
    const traces = seeds.map(seed => dayOf({ ...recipe, seed }))
    const began = performance.now()
    const ours = together(traces, defaultPolicy)
    const seconds = (performance.now() - began) / 1000 / seeds.length
    const idle = together(traces, plainPolicy('longest-idle'))
    const unavoidable = together(traces, highestFirst).breachesByClass.safety
    return { day, tasks: ours.tasks, ours, idle, unavoidable, seconds }
  })
}

/** Each day is simulated by itself; the figures are those of all of them. */
const together = (traces: readonly Trace[], policy: Policy): DayFigures =>
  figuresOf(traces.flatMap(trace => simulate(trace, policy)))

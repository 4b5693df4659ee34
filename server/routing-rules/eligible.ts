import type { Agent, Presence } from './agent.ts'
import { type Demand, fits, type Load } from './capacity.ts'
import type { Policy } from './policy.ts'
import type { Need, Queue } from './task.ts'

/** Why somebody is not offered something. */
export const refusals = [
  'absent',
  'not-responding',
  'has-offer',
  'other-queue',
  'hard-skill',
  'soft-level',
  'weight',
  'excluded',
  'kept',
  'reserved',
] as const
export type Refusal = (typeof refusals)[number]

/** What tasks ask of whoever serves them; tasks of one shape are open to the same agents. */
export type Shape = { needs: readonly Need[]; queues: readonly Queue[] }

/** Whether an agent is the right one: from which urgency on, and how far from what is asked, at each step. */
export type Fitness = {
  opensAt: number
  /** What stands in the way until then. */
  refusal: Refusal | null
  /** Levels beyond what is asked, and short of it, in whole skills: as it is asked, a level less, preferred, dropped. */
  excess: readonly [asked: number, lower: number, preferred: number, dropped: number]
}

const topLevel = 5

/** How a soft need has relaxed: 0 as asked, 1 a level less, 2 preferred, 3 dropped. */
export function relaxationStep(urgency: number, { relaxation: { lower, prefer, drop } }: Policy): 0 | 1 | 2 | 3 {
  if (urgency >= drop) return 3
  if (urgency >= prefer) return 2
  return urgency >= lower ? 1 : 0
}

export function fitnessOf({ needs, queues }: Shape, agent: Agent, policy: Policy): Fitness {
  const doors = [
    ...queues.map(queue => queueOpensAt(queue, agent)),
    ...needs.map(need => needOpensAt(need, agent, policy)),
  ]
  const last = doors.reduce((one, other) => (other.at > one.at ? other : one), { at: 0, refusal: null })
  const excess = (step: 0 | 1 | 2 | 3) => excessAt(needs, agent, step)
  return { opensAt: last.at, refusal: last.refusal, excess: [excess(0), excess(1), excess(2), excess(3)] }
}

type Door = { at: number; refusal: Refusal | null }
const open: Door = { at: 0, refusal: null }

function queueOpensAt({ id, overflow }: Queue, { queueIds }: Agent): Door {
  if (queueIds.includes(id)) return open
  const over = overflow && queueIds.includes(overflow.queueId)
  return { at: over ? overflow.at : Infinity, refusal: 'other-queue' }
}

function needOpensAt({ skill, level, isHard }: Need, { skills }: Agent, { relaxation }: Policy): Door {
  const missing = level - (skills[skill] ?? 0)
  if (missing <= 0) return open
  if (isHard) return { at: Infinity, refusal: 'hard-skill' }
  return { at: missing <= 1 ? relaxation.lower : relaxation.prefer, refusal: 'soft-level' }
}

function excessAt(needs: readonly Need[], { skills }: Agent, step: 0 | 1 | 2 | 3): number {
  const asked = new Map<string, number>()
  for (const { skill, level, isHard } of needs) if (isHard || step < 3) asked.set(skill, level)
  let levels = 0
  for (const [skill, level] of Object.entries(skills)) levels += Math.max(0, level - (asked.get(skill) ?? 0))
  for (const [skill, level] of asked) levels += Math.max(0, level - (skills[skill] ?? 0))
  return levels / topLevel
}

/** What waits, as far as it matters who may have it. */
export type Asked = {
  urgency: number
  demand: Demand
  /** Who declined it, or did not answer. */
  excluded: { has(agentId: string): boolean }
  /** The only one it may go to: they are at the customer's side already. */
  keptFor: string | null
}

/** Who might have it. Those who are alike stand together and have no id. */
export type Candidate = { id: string | null; presence: Presence; hasOffer: boolean; load: Load }

/** What stands in the way, the most lasting first; null: nothing. */
export function refusalOf(asked: Asked, fitness: Fitness, candidate: Candidate): Refusal | null {
  const { presence, hasOffer, load, id } = candidate
  if (presence === 'not-responding') return 'not-responding'
  if (presence !== 'available') return 'absent'
  if (asked.urgency < fitness.opensAt) return fitness.refusal
  if (id !== null && asked.excluded.has(id)) return 'excluded'
  if (asked.keptFor !== null && asked.keptFor !== id) return 'kept'
  if (!fits(load, asked.demand)) return 'weight'
  return hasOffer ? 'has-offer' : null
}

import type { Agent, Demand, Load, Policy, Presence, Queue, Task } from '#routing-rules'
import { type Forms, type KnownShape, openForms, type Profile } from './forms.ts'
import { type Moments, openMoments } from './moments.ts'

/** What waits of one customer, all of it together: one customer, one hand (law 1). */
export type Bundle = {
  customerId: string
  tasks: Task[]
  /** Who declined it or did not answer → until when it is not offered to them again. */
  excluded: Map<string, number>
  /** Who had it last, and until when it waits for them alone. */
  sticky: { agentId: string; until: number } | null
  offer: Offer | null
  /** Who is kept free for it. */
  reserved: Seat | null
  /** How many live tasks went before it since it is the first of the overdue. */
  passedOver: number
  /** Whether it was told that nobody of the team could have it. */
  isTold: boolean
  // What follows from these, kept by `file`:
  shape: KnownShape
  /** What somebody would have of the customer in all. */
  demand: Demand
  ask: number
  /** Whether one of the tasks that wait is live. */
  isLive: boolean
  /** The only one whom it may go to, for now. */
  keptFor: string | null
  names: ReadonlySet<string>
  /** When time alone may change where it stands, as `file` last found. */
  lookAt: number
  /** Null while it is offered, and while it waits to be pulled. */
  line: Line | null
}

/** Bundles of which the earlier always ranks before the later, and may go wherever the later may: only heads compete. */
export type Line = { key: string; bundles: Bundle[] }

export type Offer = {
  id: number
  bundle: Bundle
  seat: Seat
  expiresAt: number
  /** The customers whose work would be put aside for it. */
  pauses: readonly string[]
}

/** What an agent has of one customer. */
export type Work = {
  customerId: string
  seat: Seat
  tasks: Held[]
  startedAt: number
  isPaused: boolean
  /** Put aside once, or too urgent to be: not again. */
  isFirm: boolean
}

/** `answered`: it is theirs to write; `parked`: they have been silent for a while. */
export type Held = { task: Task; phase: 'active' | 'answered' | 'parked'; since: number }

/** An agent at work. */
export type Seat = {
  agent: Agent
  presence: Presence
  /** Offers in a row that were left without an answer. */
  misses: number
  idleSince: number
  lastOfferAt: number
  /** Since when they are offline, and when they said that they return. */
  leftAt: number | null
  backAt: number | null
  /** Until when whoever settled something still writes it down: meanwhile nothing is offered to them. */
  wrapUp: { until: number } | null
  works: Set<Work>
  offer: Offer | null
  reservedFor: Bundle | null
  // What follows from these, kept by `regroup`:
  profile: Profile
  load: Load
  /** How many bundles treat them unlike their like. */
  named: number
  /** The lower, the earlier it is their turn; then by `tie`. */
  turn: number
  tie: number
  group: Group | null
}

/** Agents who are alike in skills, queues, place, presence and load, in the order of their turns. */
export type Group = {
  key: string
  profile: Profile
  presence: Presence
  hasOffer: boolean
  load: Load
  /** Whose it is, where somebody stands alone. */
  id: string | null
  seats: Seat[]
}

/**
 * All that the engine knows. `step` changes it in place: with ten thousand tasks and two thousand agents a copy for each
 * event would cost more than the event. Whoever wants to keep how it stood asks `factsOf`.
 */
export type State = {
  policy: Policy
  /** What the lightest kind of work takes: nothing gets before what is no heavier. */
  lightest: number
  now: number
  queues: Map<string, Queue>
  seats: Map<string, Seat>
  /** Those who are kept free for something. */
  keptFree: Set<Seat>
  /** By customer. */
  bundles: Map<string, Bundle>
  works: Map<string, Work>
  /** Task → whose it is. */
  customers: Map<string, string>
  offers: Map<number, Offer>
  offersMade: number
  moments: Moments
  forms: Forms
  lines: Map<string, Line>
  groups: Map<string, Group>
  stirred: Stirred
}

/** What changed since everything that fits was last offered: no other pair can have become possible. */
export type Stirred = {
  lines: Set<Line>
  groups: Set<Group>
  /** One fewer is kept free: somebody else may be, for anything. */
  isOneLessKept: boolean
}

export const nothingStirred = (): Stirred => ({ lines: new Set(), groups: new Set(), isOneLessKept: false })

export const openState = (policy: Policy, queues: readonly Queue[] = []): State => ({
  ...{ policy, lightest: Math.min(...Object.values(policy.weights).map(({ units }) => units)) },
  ...{ now: 0, offersMade: 0 },
  queues: new Map(queues.map(queue => [queue.id, queue])),
  ...{
    seats: new Map(),
    keptFree: new Set(),
    bundles: new Map(),
    works: new Map(),
    customers: new Map(),
    offers: new Map(),
  },
  ...{ moments: openMoments(), forms: openForms(policy), lines: new Map(), groups: new Map() },
  stirred: nothingStirred(),
})

export const idsOf = (tasks: readonly Task[]): string[] => tasks.map(({ id }) => id)

export const heldTasks = (work: Work): Task[] => work.tasks.map(({ task }) => task)

/** Of what somebody has of a customer, what is not parked. */
export const openTasks = (work: Work): Task[] =>
  work.tasks.filter(({ phase }) => phase !== 'parked').map(({ task }) => task)

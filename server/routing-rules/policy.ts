import { minute, second } from '#lib'
import type { ServiceClass } from '#service-levels'
import type { WorkKind } from './task.ts'

/** How much of an agent one task of a kind takes. */
export type Weight = {
  /** Of the 100 that an agent has. */
  units: number
  /** The customer is there and waits: voice, video, live chat. */
  isLive: boolean
  isInterruptible: boolean
  /** Silent for a while after our answer, the thread is parked. */
  parks: boolean
}

/** What comes first, and who takes it. All but the first of each are there to be compared with. */
export type Order = 'urgency' | 'arrival'
export type Choice = 'cost' | 'longest-idle' | 'round-robin' | 'fewest-open'

export type Policy = {
  order: Order
  choice: Choice
  /** Between agents who are equal in all else it decides, so that no name always comes first. */
  seed: number
  classWeights: Readonly<Record<ServiceClass, number>>
  /** From this urgency on a task is overdue and goes before all others … */
  overdueAt: number
  /** … but for live ones, which may take so many assignments for each one of an overdue task. */
  livePerOverdue: number
  /** The urgency from which a soft need is content with a level less, is only preferred, and is dropped. */
  relaxation: { lower: number; prefer: number; drop: number }
  weights: Readonly<Record<WorkKind, Weight>>
  /** What a silent thread takes, and what each further task of a customer does. */
  parkedUnits: number
  parkedAfterMs: number
  /** Above this urgency a task is not put aside for live work. */
  pauseUpTo: number
  /** From this urgency on a task that is only too heavy has an agent kept free. */
  reserveAt: number
  /** So large a part of the team is kept free at most: whoever waits for room does nothing meanwhile. */
  reserveShare: number
  offerMs: { live: number; other: number }
  excludedMs: number
  missesAllowed: number
  /** How long a woken thread waits for the one who had it. */
  stickyMs: number
  wrapUpMs: { voice: number; other: number }
  /** How long what is not live waits for an agent who went away. */
  awayMs: number
}

export const capacity = 100

const live = (units: number): Weight => ({ units, isLive: true, isInterruptible: false, parks: false })
const message: Weight = { units: 25, isLive: false, isInterruptible: false, parks: true }
const letter: Weight = { units: 50, isLive: false, isInterruptible: true, parks: false }

export const defaultPolicy: Policy = {
  order: 'urgency',
  choice: 'cost',
  seed: 1,
  classWeights: { safety: 4, complaint: 2, query: 1, courtesy: 0.5 },
  overdueAt: 2,
  livePerOverdue: 2,
  relaxation: { lower: 0.25, prefer: 0.5, drop: 1 },
  weights: {
    voice: live(100),
    video: live(100),
    'live-chat': live(33),
    messaging: message,
    comment: message,
    email: letter,
    review: letter,
  },
  parkedUnits: 5,
  parkedAfterMs: 10 * minute,
  pauseUpTo: 0.8,
  reserveAt: 0.5,
  reserveShare: 0.1,
  offerMs: { live: 20 * second, other: 60 * second },
  excludedMs: 5 * minute,
  missesAllowed: 3,
  stickyMs: 60 * second,
  wrapUpMs: { voice: 60 * second, other: 0 },
  awayMs: 15 * minute,
}

/** First come, first served, as others do it: nothing overdue goes before, and nobody is kept free. */
export const plainPolicy = (choice: Choice): Policy => ({
  ...defaultPolicy,
  ...{ order: 'arrival', choice, overdueAt: Infinity, reserveAt: Infinity },
})

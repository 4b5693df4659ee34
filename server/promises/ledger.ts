import { day, hour } from '#lib'
import type { PromiseState, PromiseStep } from '#protocol'

/** A promise as it stands. Times in epoch milliseconds. */
export type Ledger = {
  text: string
  ownerId: string | null
  state: PromiseState
  /** What was said first; `dueAt` is what holds now, `proposedDueAt` what the customer has not agreed to. */
  originalDueAt: number | null
  dueAt: number | null
  proposedDueAt: number | null
  /** When the customer is to be told how it goes; null once that was missed, and where it is due before. */
  progressDueAt: number | null
  isSilent: boolean
  doneAt: number | null
  endedAt: number | null
  lastAt: number
}

export type Step = PromiseStep & { at: number }
export type Refusal = 'promise.over' | 'promise.dated' | 'promise.undated' | 'promise.earlier' | 'promise.not-proposed'
type Outcome = { ledger: Ledger } | { refused: Refusal }

/**
 * Progress is told at least every min(24 h, half of what is left), no more often than every hour; null where it is due
 * before. Domain reference §4.5.
 */
export function progressDue(at: number, dueAt: number | null): number | null {
  if (dueAt === null) return at + day
  const next = at + Math.max(hour, Math.min(day, (dueAt - at) / 2))
  return next < dueAt ? Math.ceil(next) : null
}

/** What a promise begins as. Pure. */
export const begin = ({ at, text, dueAt, ownerId }: Extract<Step, { kind: 'made' }>): Ledger => ({
  ...{ text, ownerId, state: 'made', originalDueAt: dueAt, dueAt, proposedDueAt: null },
  ...{ progressDueAt: progressDue(at, dueAt), isSilent: false, doneAt: null, endedAt: null, lastAt: at },
})

/** The moment at which time alone next changes it; null where nothing is awaited. */
export function wakeAt({ endedAt, state, dueAt, progressDueAt }: Ledger): number | null {
  if (endedAt !== null || state === 'broken') return null
  // It is kept while its last millisecond runs.
  const over = dueAt === null ? null : dueAt + 1
  return over === null || progressDueAt === null ? (over ?? progressDueAt) : Math.min(over, progressDueAt)
}

/** What time alone has done with it until now, oldest first, each at its own moment whenever it is looked at. Pure. */
export function passed(ledger: Ledger, now: number): { ledger: Ledger; steps: Step[] } {
  const steps: Step[] = []
  let standing = ledger
  for (let at = wakeAt(standing); at !== null && at <= now; at = wakeAt(standing)) {
    const isOver = standing.dueAt !== null && at > standing.dueAt
    const step: Step = { kind: isOver ? 'broken' : 'progress-due', at: Math.max(at, standing.lastAt) }
    steps.push(step)
    standing = byTime(standing, step)
  }
  return { ledger: standing, steps }
}

function byTime(ledger: Ledger, { kind, at }: Step): Ledger {
  const told = { ...ledger, progressDueAt: null, lastAt: at }
  return kind === 'broken' ? { ...told, state: 'broken', proposedDueAt: null } : { ...told, isSilent: true }
}

/**
 * What a deed makes of a promise once time has done its part: all that is to be added to its history. A broken one stays
 * broken whatever follows: what is still done with it is that it ends, done too late or not wanted any more. Time never
 * runs backwards in it. Pure.
 */
export function play(before: Ledger, asked: Step): { ledger: Ledger; steps: Step[] } | { refused: Refusal } {
  const { ledger, steps } = passed(before, asked.at)
  const step = { ...asked, at: Math.max(asked.at, ledger.lastAt) }
  const outcome = decide(ledger, step)
  return 'refused' in outcome ? outcome : { ledger: outcome.ledger, steps: [...steps, step] }
}

function decide(ledger: Ledger, step: Step): Outcome {
  const { at } = step
  if (ledger.endedAt !== null) return { refused: 'promise.over' }
  const refused = refusalOf(ledger, step, at)
  return refused ? { refused } : { ledger: { ...after(ledger, step, at), lastAt: at } }
}

function refusalOf({ state, dueAt, proposedDueAt }: Ledger, step: Step, at: number): Refusal | undefined {
  const ahead = Math.max(at, dueAt ?? at)
  switch (step.kind) {
    case 'made':
      return 'promise.over'
    case 'dated':
      return dueAt !== null ? 'promise.dated' : step.dueAt <= at ? 'promise.earlier' : undefined
    case 'renegotiated':
      if (state === 'broken') return 'promise.over'
      return dueAt === null ? 'promise.undated' : step.dueAt <= ahead ? 'promise.earlier' : undefined
    case 'agreed':
      return state === 'broken' ? 'promise.over' : proposedDueAt === null ? 'promise.not-proposed' : undefined
    default:
      return undefined
  }
}

function after(ledger: Ledger, step: Step, at: number): Ledger {
  const { state, dueAt, originalDueAt, proposedDueAt } = ledger
  const isBroken = state === 'broken'
  switch (step.kind) {
    case 'made':
      return ledger
    case 'progress-due':
    case 'broken':
      return byTime(ledger, { ...step, at })
    case 'passed-on':
      return { ...ledger, ownerId: step.ownerId }
    case 'reworded':
      return { ...ledger, text: step.text }
    case 'dated':
      return {
        ...{ ...ledger, originalDueAt: step.dueAt, dueAt: step.dueAt, isSilent: false },
        progressDueAt: progressDue(at, step.dueAt),
      }
    case 'progressed':
      return {
        ...{ ...ledger, state: state === 'made' ? 'in_progress' : state, isSilent: false },
        progressDueAt: isBroken ? null : progressDue(at, dueAt),
      }
    case 'renegotiated':
      return step.isAgreed ? agreed(ledger, step.dueAt, at) : { ...ledger, proposedDueAt: step.dueAt }
    case 'agreed':
      return agreed(ledger, proposedDueAt!, at)
    case 'withdrawn':
      return { ...ended(ledger, at), state: isBroken ? 'broken' : 'withdrawn' }
    case 'fulfilled':
      return { ...ended(ledger, at), doneAt: at, state: isBroken ? 'broken' : doneState(originalDueAt, at) }
  }
}

/** Kept is what was done by what was said first; by a date agreed to later, it is shown apart. */
const doneState = (originalDueAt: number | null, at: number): PromiseState =>
  originalDueAt === null || at <= originalDueAt ? 'kept' : 'renegotiated'

const ended = (ledger: Ledger, at: number): Ledger => ({
  ...{ ...ledger, endedAt: at, progressDueAt: null, proposedDueAt: null, isSilent: false },
})

const agreed = (ledger: Ledger, dueAt: number, at: number): Ledger => ({
  ...{ ...ledger, state: 'renegotiated', dueAt, proposedDueAt: null, isSilent: false },
  progressDueAt: progressDue(at, dueAt),
})

/** The promise that a history tells of: the same as it was stored, whoever reads it. Pure. @throws Error where it is none */
export function recount(history: readonly Step[]): Ledger {
  const [first, ...rest] = history
  if (first?.kind !== 'made') throw new Error('A promise begins by being made')
  return rest.reduce((ledger, step) => {
    const outcome = decide(ledger, step)
    if ('refused' in outcome) throw new Error(`${step.kind} cannot follow: ${outcome.refused}`)
    return outcome.ledger
  }, begin(first))
}

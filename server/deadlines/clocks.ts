import type { Aim, Calendar, Matter, ServiceClass, Span } from '#service-levels'
import { businessMs, dueAt, warnedAt } from '#service-levels'

/** A line of a conversation, as far as its clocks go; `said` is what a system line says was done. */
export type Step = {
  at: number
  /** A customer writes; a person of ours answers, here or by settling it elsewhere; it is closed, or opened again. */
  kind: 'asks' | 'answers' | 'closes' | 'reopens'
  /** Of what a customer writes, as it is read; null while it is not. */
  class: ServiceClass | null
  /** It only says thanks: after a closing it asks for nothing. */
  isThanks: boolean
}

export type State = 'running' | 'paused' | 'met' | 'missed' | 'void'

/** One clock of a conversation. `spentMs`: see the table. Times in epoch milliseconds. */
export type Clock = {
  aim: Aim
  startedAt: number
  class: ServiceClass
  within: Span
  spentMs: number
  state: State
  dueAt: number | null
  warnAt: number | null
  endedAt: number | null
}

/** What holds where the conversation stands: its hours, and within what something is to be done. */
export type Rules = {
  calendar: Calendar
  within(matter: Pick<Matter, 'aim' | 'class'>): Span
}

/** Where to go on from: what was known when the turn began that the steps begin with. */
export type Before = { isAnswered: boolean; settling: Clock | null; kept: readonly Clock[] }

export const atFirst: Before = { isAnswered: false, settling: null, kept: [] }

/**
 * The clocks of a conversation by what was said in it; pure. One of the first turn, one of each later turn, and one until it
 * is settled, which rests while the last word is ours and is taken up again when it is opened again. A turn that is closed
 * without an answer is void: nothing had to be said. What was kept of a clock that began so, of the same class, holds.
 */
export function clocksOf(steps: readonly Step[], rules: Rules, before: Before = atFirst): Clock[] {
  const { isAnswered, settling, kept } = before
  const walk: Walk = { turns: [], turn: null, isAnswered, settling: settling && { ...settling }, since: null, kept }
  for (const step of steps) {
    if (step.kind === 'asks') ask(walk, step, rules)
    else if (step.kind === 'reopens') goOn(walk, step.at)
    else finish(walk, step, rules)
  }
  return [...walk.turns, ...(walk.settling ? [settled(walk.settling, walk.since, rules)] : [])]
}

/** How far one has come. `since`: from when on the time until it is settled runs; null while it rests. */
type Walk = {
  turns: Clock[]
  turn: Clock | null
  isAnswered: boolean
  settling: Clock | null
  since: number | null
  kept: readonly Clock[]
}

function ask(walk: Walk, step: Step, rules: Rules): void {
  const { turn, kept } = walk
  if (step.isThanks && walk.settling?.endedAt) return
  const begun = turn?.startedAt ?? step.at
  // What ran before this turn is spent when it begins: one can go on from here.
  if (!turn) rest(walk, step.at, rules)
  walk.settling ??= clock('resolution', step.at, step.class ?? 'query', rules, kept)
  const { spentMs } = turn ?? walk.settling
  const of = heavier(turn?.class ?? null, step.class) ?? 'query'
  walk.turn = { ...clock(walk.isAnswered ? 'next' : 'first', begun, of, rules, kept), spentMs }
  if (!walk.isAnswered && walk.settling.startedAt === begun && walk.settling.class !== of)
    walk.settling = { ...clock('resolution', begun, of, rules, kept), spentMs: walk.settling.spentMs }
  if (turn) walk.turns.pop()
  walk.turns.push(walk.turn)
  goOn(walk, step.at)
}

function goOn(walk: Walk, at: number): void {
  if (!walk.settling) return
  walk.settling.endedAt = null
  walk.since ??= at
}

function finish(walk: Walk, { kind, at }: Step, rules: Rules): void {
  if (walk.turn) end(walk.turn, at, kind === 'answers')
  walk.turn = null
  walk.isAnswered ||= kind === 'answers'
  rest(walk, at, rules)
  if (kind === 'closes' && walk.settling) walk.settling.endedAt ??= at
}

function rest(walk: Walk, at: number, rules: Rules): void {
  if (walk.settling && walk.since !== null) walk.settling.spentMs += spent(rules, walk.settling.within, walk.since, at)
  walk.since = null
}

const weights: readonly ServiceClass[] = ['courtesy', 'query', 'complaint', 'safety']

/** Of what is read so far, what weighs more: a complaint that is followed by thanks is one. */
const heavier = (one: ServiceClass | null, other: ServiceClass | null): ServiceClass | null =>
  one === null || (other !== null && weights.indexOf(other) > weights.indexOf(one)) ? other : one

/** A clock as it begins. */
function clock(aim: Aim, startedAt: number, of: ServiceClass, rules: Rules, kept: readonly Clock[]): Clock {
  const known = kept.find(each => each.aim === aim && each.startedAt === startedAt && each.class === of)
  const within = known?.within ?? rules.within({ aim, class: of })
  const times =
    known && aim !== 'resolution'
      ? { dueAt: known.dueAt, warnAt: known.warnAt }
      : {
          dueAt: dueAt(rules.calendar, within, startedAt) ?? null,
          warnAt: warnedAt(rules.calendar, within, startedAt) ?? null,
        }
  return { aim, startedAt, class: of, within, spentMs: 0, state: 'running', ...times, endedAt: null }
}

function end(turn: Clock, at: number, isAnswer: boolean): void {
  turn.endedAt = at
  turn.state = !isAnswer ? 'void' : turn.dueAt !== null && at > turn.dueAt ? 'missed' : 'met'
}

/** How much of a span passed; of working days, which no pause stops, nothing. */
function spent({ calendar }: Rules, within: Span, from: number, to: number): number {
  if (within.clock === 'days') return 0
  return within.clock === 'wall' ? Math.max(0, to - from) : businessMs(calendar, from, to)
}

/** The clock until it is settled, as it stands at the end of what was said. */
function settled(found: Clock, since: number | null, { calendar }: Rules): Clock {
  const { within, spentMs, startedAt, endedAt } = found
  if (within.clock === 'days') {
    const due = dueAt(calendar, within, startedAt) ?? null
    const isLate = due !== null && endedAt !== null && endedAt > due
    const state = endedAt === null ? 'running' : isLate ? 'missed' : 'met'
    return { ...found, state, dueAt: due, warnAt: warnedAt(calendar, within, startedAt) ?? null }
  }
  if (endedAt !== null) return { ...found, state: spentMs > within.ms ? 'missed' : 'met', dueAt: null, warnAt: null }
  if (since === null) return { ...found, state: 'paused', dueAt: null, warnAt: null }
  const left = (share: number) => ({ ...within, ms: Math.max(0, Math.round(within.ms * share) - spentMs) })
  return {
    ...found,
    state: 'running',
    dueAt: dueAt(calendar, left(1), since) ?? null,
    warnAt: dueAt(calendar, left(0.75), since) ?? null,
  }
}

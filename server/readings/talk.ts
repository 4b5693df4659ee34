import { type KindRead, type LanguageRead, type Tone, toxicFrom, type UrgencyRead } from '#protocol'
import type { Conversion, Line, Sounds } from './tables.ts'

export type Sum = readonly [sum: number, count: number]
const none: Sum = [0, 0]

/** How a talk sounds so far: all that is kept of it, so that each line is taken in once, however long it grows. */
export type Talk = {
  last: { at: number; id: string } | null
  language: LanguageRead
  /** What the customer said last with nothing of ours in between; `isOver`: we have said something since. */
  turn: { sure: Sum; unsure: Sum; kind: KindRead; urgency: UrgencyRead; isToxic: boolean } | null
  isOver: boolean
  live: Live
}

/** Of what is not historic, only what is sure. */
type Live = {
  beganAt: number | null
  turn: Sum
  isOver: boolean
  /** Of the turns that were over before our first reply, each counting alike. */
  before: Sum
  start: number | null
  repliedAt: number | null
  /** The turn before the one that runs, since our last reply. */
  previous: number | null
  endedAt: number | null
}

export const silence: Talk = {
  ...{ last: null, language: 'unknown', turn: null, isOver: false },
  live: {
    ...{ beganAt: null, turn: none, isOver: false, before: none },
    ...{ start: null, repliedAt: null, previous: null, endedAt: null },
  },
}

/** The talk with its next line. Pure. */
export const hear = (talk: Talk, line: Line): Talk => ({
  ...talk,
  ...heard(talk, line),
  last: { at: line.at, id: line.id },
  live: line.isHistoric ? talk.live : lived(talk.live, line),
})

/** Of lines that are all there are, oldest first. Pure. */
export const talkOf = (lines: readonly Line[]): Talk => lines.reduce(hear, silence)

/** Whether a line comes after all that were taken in. */
export const isNext = ({ last }: Talk, { at, id }: Pick<Line, 'at' | 'id'>): boolean =>
  last === null || at > last.at || (at === last.at && id > last.id)

function heard({ turn, isOver }: Talk, { of, reading }: Line): Partial<Talk> {
  if (of !== 'customer') return { isOver: true }
  if (!reading) return {}
  const known = reading.language === 'unknown' ? {} : { language: reading.language }
  return { ...known, turn: joined(isOver ? null : turn, reading), isOver: false }
}

function joined(turn: Talk['turn'], { sentiment, isUnsure, kind, urgency, toxicity }: Sounds): Talk['turn'] {
  const isToxic = toxicity >= toxicFrom
  const { sure, unsure } = turn ?? { sure: none, unsure: none }
  return {
    sure: isUnsure ? sure : plus(sure, sentiment),
    unsure: isUnsure ? plus(unsure, sentiment) : unsure,
    kind: turn ? weightier(turn.kind, kind) : kind,
    urgency: turn && turn.urgency > urgency ? turn.urgency : urgency,
    isToxic: isToxic || turn?.isToxic === true,
  }
}

const byWeight: readonly KindRead[] = ['complaint', 'request', 'question', 'praise', 'courtesy', 'other']
const weightier = (one: KindRead, other: KindRead): KindRead =>
  byWeight.indexOf(other) < byWeight.indexOf(one) ? other : one

/** Only a person's reply is one; whatever else we say or settle ends a turn. */
function lived(live: Live, { of, at, reading }: Line): Live {
  if (of === 'person') return replied(live, at)
  if (of !== 'customer') return { ...live, isOver: true }
  if (!reading) return live
  const begun = { ...live, beganAt: live.beganAt ?? at }
  if (reading.isUnsure) return begun
  const next = begun.isOver ? over(begun) : begun
  return { ...next, turn: plus(next.turn, reading.sentiment), isOver: false, endedAt: at }
}

function over(live: Live): Live {
  const score = meanOf(live.turn)
  if (score === null) return live
  const counted = live.repliedAt === null ? { before: plus(live.before, score) } : { previous: score }
  return { ...live, ...counted, turn: none }
}

function replied(live: Live, at: number): Live {
  const start = live.repliedAt === null ? meanOf(over(live).before) : live.start
  return { ...live, start, repliedAt: at, turn: none, isOver: false, previous: null, endedAt: null }
}

/** How the customer sounds in the last turn of which something is read; null where nothing is. Pure. */
export function toneIn({ turn, language }: Talk): Tone | null {
  if (!turn) return null
  const { sure, unsure, kind, urgency, isToxic } = turn
  const sentiment = meanOf(sure) ?? meanOf(unsure)!
  return { language, sentiment, isUnsure: sure[1] === 0, kind, urgency, isToxic }
}

/**
 * How the customer sounded in the turns before our first reply, and in the last two turns after our last one; undefined
 * where they said nothing that counts. Pure.
 */
export function conversionIn({ live }: Talk): Conversion | undefined {
  const { beganAt, turn, before, repliedAt, previous, endedAt } = live
  if (beganAt === null) return undefined
  const running = meanOf(turn)
  if (repliedAt === null)
    return {
      beganAt,
      start: meanOf(running === null ? before : plus(before, running)),
      repliedAt,
      end: null,
      endedAt: null,
    }
  const scores = [previous, running].filter(score => score !== null)
  const end = meanOf(scores.reduce(plus, none))
  return { beganAt, start: live.start, repliedAt, end, endedAt: end === null ? null : endedAt }
}

/** To four decimals, so that what is −0.25 by reckoning is −0.25. */
const rounded = (value: number): number => Math.round(value * 10_000) / 10_000 || 0
const plus = ([sum, count]: Sum, value: number): Sum => [rounded(sum + value), count + 1]
const meanOf = ([sum, count]: Sum): number | null => (count === 0 ? null : rounded(sum / count))

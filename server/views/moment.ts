import { dayIn, daysAfter, dayStartIn, minute } from '#lib'
import type { Condition, Operator } from '#protocol'

/** As of when conditions are asked: now, and the day that it is for the brand. */
export type Moment = { now: number; today: string; startOf: (day: string) => number | undefined }

export const momentIn = (timeZone: string, now: number): Moment => ({
  now,
  today: dayIn(timeZone, now),
  startOf: dayStartIn(timeZone),
})

type Timed = {
  /** Whether it holds of a fact: a day, or since when somebody waits. */
  holds: (fact: string, count: number, moment: Moment) => boolean
  /** When that may change. */
  turns: (fact: string, count: number, moment: Moment) => (number | undefined)[]
}

const waited = (fact: string, { now }: Moment): number => Math.floor((now - Number(fact)) / minute)

const timed: Partial<Record<Operator, Timed>> = {
  'last-days': {
    holds: (day, count, { today }) => day > daysAfter(today, -count) && day <= today,
    turns: (day, count, { startOf }) => [startOf(day), startOf(daysAfter(day, count))],
  },
  'next-days': {
    holds: (day, count, { today }) => day >= today && day <= daysAfter(today, count),
    turns: (day, count, { startOf }) => [startOf(daysAfter(day, -count)), startOf(daysAfter(day, 1))],
  },
  'days-ago': {
    holds: (day, count, { today }) => day < daysAfter(today, -count),
    turns: (day, count, { startOf }) => [startOf(daysAfter(day, count + 1))],
  },
}

const waits: Partial<Record<Operator, Timed>> = {
  'at-least': {
    holds: (since, count, moment) => waited(since, moment) >= count,
    turns: (since, count) => [Number(since) + count * minute],
  },
  'at-most': {
    holds: (since, count, moment) => waited(since, moment) <= count,
    turns: (since, count) => [Number(since) + (count + 1) * minute],
  },
}

/** Of a condition that time alone makes true or false. */
export const timedOf = ({ field, operator }: Pick<Condition, 'field' | 'operator'>): Timed | undefined =>
  (field === 'waits' ? waits : timed)[operator]

import { minute } from '#lib'
import { type Calendar, deadlineAt, dueAt, nextOpening, type Span } from '#service-levels'

type Asked = {
  calendar: Calendar
  /** Within what they are to be answered who do not wait before the screen. */
  within: Span
  /** By when the turn that stands is to be answered, as its clock says it, where there is one. */
  clockDueAt: number | null
  /** When they wrote. */
  at: number
  now: number
}

export type Times = { opensAt: number; answerBy: number }

/**
 * When we open, and by when an answer is promised: the moment of the clock that runs, where it lies after the opening, else
 * the target counted from the message on; a target on the wall clock counts from the opening. On a whole minute, as it is
 * said, and never earlier than the clock. undefined while it is open, where it never opens, and where nothing can be
 * promised. Pure. Times in epoch milliseconds.
 */
export function answerBy({ calendar, within, clockDueAt, at, now }: Asked): Times | undefined {
  const opensAt = nextOpening(calendar, now)
  if (opensAt === undefined || opensAt <= now) return undefined
  const due = clockDueAt !== null && clockDueAt > opensAt ? clockDueAt : targetAt(calendar, within, at, opensAt)
  return due === undefined ? undefined : { opensAt, answerBy: Math.ceil(due / minute) * minute }
}

function targetAt(calendar: Calendar, within: Span, at: number, opensAt: number): number | undefined {
  const due = dueAt(calendar, within, at)
  if (due === undefined || due > opensAt) return due
  return within.clock === 'days' ? dueAt(calendar, within, opensAt) : deadlineAt(calendar, opensAt, within.ms)
}

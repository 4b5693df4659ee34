import { calendarFor, type Settings } from '#deadlines'
import { elapsedMs, type Hours } from '#routing-rules'
import { openSpans, type Span } from '#service-levels'
import type { Turn } from './groups.ts'
import type { KeptTurn } from './store.ts'

/** A turn that was answered: on which clock its target runs, and when it began, was due and ended, in epoch milliseconds. */
export type Waited = { clock: Span['clock']; startedAt: number; dueAt: number; endedAt: number }

/**
 * u = (t − t_arr) / τ on the clock of the target, as distribution reckons it: what is closed does not count where the target
 * runs in business hours. τ is the way to the deadline that was kept, so that 1 is just in time whatever has become of the
 * hours since; where they are closed all that way now, the wall clock tells. Pure.
 * @param hours when it is open, over all that the turn lasted
 */
export function waitedShare({ clock, startedAt, dueAt, endedAt }: Waited, hours: Hours): number {
  const runs = clock === 'business' && elapsedMs(hours, startedAt, dueAt) > 0 ? hours : null
  return elapsedMs(runs, startedAt, endedAt) / elapsedMs(runs, startedAt, dueAt)
}

/** What each of these turns waited by the hours of its account, which are laid out once for all that go by them. Pure. */
export function turnsBy(settings: Settings, turns: readonly KeptTurn[]): Turn[] {
  const calendars = Map.groupBy(turns, ({ profileId }) => calendarFor(settings, profileId))
  return [...calendars].flatMap(([calendar, its]) => {
    const from = its.reduce((least, { startedAt }) => Math.min(least, startedAt), Infinity)
    const to = its.reduce((most, { dueAt, endedAt }) => Math.max(most, dueAt, endedAt), -Infinity)
    const hours = openSpans(calendar, from, to)
    return its.map(turn => {
      const { channel, visibility, followers } = turn
      return { channel, visibility, followers, urgency: waitedShare(turn, hours) }
    })
  })
}

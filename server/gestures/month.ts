import type { Who } from '#accounts'
import { Fault } from '#lib'

/** The calendar month of a moment in a time zone, by its first day: "2026-11-01". */
export function monthOf(at: number, timeZone: string): string {
  const pieces = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit' }).formatToParts(at)
  const piece = (type: 'year' | 'month') => pieces.find(each => each.type === type)!.value
  return `${piece('year')}-${piece('month')}-01`
}

/** When something is done, and where the brand's months begin. */
export type Moment = { now: number; timeZone: string }

export const currentMonth = ({ now, timeZone }: Moment): string => monthOf(now, timeZone)

/** The person who gives: keys and the machine have no budget. @throws Fault `forbidden` (403) */
export function giverOf(who: Who): string {
  if (who.kind !== 'person') throw new Fault('forbidden', 403)
  return who.personId
}

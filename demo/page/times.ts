import { locale } from './inside-words.ts'
import { t } from './words.ts'

const clock = new Intl.DateTimeFormat(locale(), { hour: '2-digit', minute: '2-digit' })
const dayOfYear = new Intl.DateTimeFormat(locale(), { weekday: 'long', day: 'numeric', month: 'long' })
const short = new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'short' })

export const clockTime = (at: number): string => clock.format(at)

const midnight = (at: number) => new Date(at).setHours(0, 0, 0, 0)
export const isSameDay = (a: number, b: number): boolean => midnight(a) === midnight(b)

export function dayName(at: number): string {
  const days = Math.round((midnight(Date.now()) - midnight(at)) / 86_400_000)
  if (days === 0) return t('today')
  return days === 1 ? t('yesterday') : dayOfYear.format(at)
}

/** The clock today, the day before that. */
export const shortTime = (at: number): string => (isSameDay(at, Date.now()) ? clock.format(at) : short.format(at))

import { dayIn, daysAfter } from '#lib'
import type { AcknowledgedLanguage } from '#protocol'

/** How a language says a moment of a day: `time` is "9:30", `day` what is said of the day. */
type Manner = {
  locale: string
  today: string
  tomorrow: string
  /** The name of a day of the week, as it stands in a sentence. */
  on(weekday: string): string
  /** The same with its date, for a day that is further than a week. */
  onDate(weekday: string, date: string): string
  at(day: string, time: string, hour: number): string
}

/** One o'clock is one. */
const atThe = (one: string, more: string) => (day: string, time: string, hour: number) =>
  `${day} ${hour === 1 ? one : more} ${time}`

const manners: Record<AcknowledgedLanguage, Manner> = {
  es: {
    ...{ locale: 'es', today: 'hoy', tomorrow: 'mañana' },
    on: weekday => `el ${weekday}`,
    onDate: (weekday, date) => `el ${weekday} ${date}`,
    at: atThe('a la', 'a las'),
  },
  en: {
    ...{ locale: 'en-GB', today: 'today', tomorrow: 'tomorrow' },
    on: weekday => `on ${weekday}`,
    onDate: (weekday, date) => `on ${weekday} ${date}`,
    at: (day, time) => `${day} at ${time}`,
  },
  fr: {
    ...{ locale: 'fr', today: 'aujourd’hui', tomorrow: 'demain' },
    on: weekday => weekday,
    onDate: (weekday, date) => `${weekday} ${date}`,
    at: (day, time) => `${day} à ${time.replace(':', ' h ')}`,
  },
  pt: {
    ...{ locale: 'pt-PT', today: 'hoje', tomorrow: 'amanhã' },
    on: weekday => `${/^(sábado|domingo)/.test(weekday) ? 'no' : 'na'} ${weekday}`,
    onDate: (weekday, date) => `${/^(sábado|domingo)/.test(weekday) ? 'no' : 'na'} ${weekday}, ${date},`,
    at: atThe('à', 'às'),
  },
  ca: {
    ...{ locale: 'ca', today: 'avui', tomorrow: 'demà' },
    on: weekday => weekday,
    onDate: (weekday, date) => `${weekday} ${date}`,
    at: atThe('a la', 'a les'),
  },
  gl: {
    ...{ locale: 'gl', today: 'hoxe', tomorrow: 'mañá' },
    on: weekday => `o ${weekday}`,
    onDate: (weekday, date) => `o ${weekday} ${date}`,
    at: atThe('á', 'ás'),
  },
  // Its texts have the moment stand by itself: what is said of a day would change with its ending.
  eu: {
    ...{ locale: 'eu', today: 'gaur', tomorrow: 'bihar' },
    on: weekday => weekday,
    onDate: (weekday, date) => `${date}, ${weekday}`,
    at: (day, time) => `${day}, ${time}`,
  },
  it: {
    ...{ locale: 'it', today: 'oggi', tomorrow: 'domani' },
    on: weekday => weekday,
    onDate: (weekday, date) => `${weekday} ${date}`,
    at: (day, time, hour) => (hour === 1 ? `${day} all’${time}` : `${day} alle ${time}`),
  },
  de: {
    ...{ locale: 'de', today: 'heute', tomorrow: 'morgen' },
    on: weekday => `am ${weekday}`,
    onDate: (weekday, date) => `am ${weekday}, ${date},`,
    at: (day, time) => `${day} um ${time} Uhr`,
  },
}

/**
 * A moment as it is said to a customer: "el lunes a las 9:30", with its date where it is further than six days, by the clocks
 * of a zone. Pure.
 * @param at, now epoch milliseconds
 */
export function whenIn(language: AcknowledgedLanguage, timeZone: string, at: number, now: number): string {
  const { locale, today, tomorrow, on, onDate, at: said } = manners[language]
  const clock = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone)
  const time = `${clock.hour}:${String(clock.minute).padStart(2, '0')}`
  const away = (days: number) => dayIn(timeZone, at) === daysAfter(dayIn(timeZone, now), days)
  const named = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone, ...options }).format(at)
  if (away(0)) return said(today, time, clock.hour)
  if (away(1)) return said(tomorrow, time, clock.hour)
  const weekday = named({ weekday: 'long' })
  const isNear = [2, 3, 4, 5, 6].some(away)
  return said(isNear ? on(weekday) : onDate(weekday, named({ day: 'numeric', month: 'long' })), time, clock.hour)
}

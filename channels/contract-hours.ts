/** Weekly hours as data, what is wrong with them, and how they are said in a few words. Runs in browsers too (`#channel/card`). */

/**
 * `day` is 1 (Monday) to 7; `opens` and `closes` are "00:00" to "23:59" by the clocks of the place. What closes no later
 * than it opens closes on the day after: "09:00" to "00:00" is until midnight, "00:00" to "00:00" the whole day.
 */
export type Span = { readonly day: number; readonly opens: string; readonly closes: string }
/** `timeZone` as IANA names it ("Europe/Madrid"). */
export type Hours = { readonly timeZone: string; readonly spans: readonly Span[] }

export const dayMinutes = 1440
const weekMinutes = 7 * dayMinutes

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** When it opens and closes, in minutes since its day began; closing lies behind opening. */
export function minutesIn({ opens, closes }: Span): { opens: number; closes: number } {
  const [from, to] = [minutesOf(opens), minutesOf(closes)]
  return { opens: from, closes: to > from ? to : to + dayMinutes }
}

/** By day, and by the time at which they open. */
export const inOrder = (spans: readonly Span[]): Span[] =>
  spans.toSorted((a, b) => a.day - b.day || minutesOf(a.opens) - minutesOf(b.opens))

/** Whether two say the same, in whatever order. */
export const sameSpans = (a: readonly Span[], b: readonly Span[]): boolean => keyOf(a) === keyOf(b)
const keyOf = (spans: readonly Span[]) =>
  inOrder(spans)
    .map(({ day, opens, closes }) => `${day} ${opens} ${closes}`)
    .join()

/** The days that have a span which runs into another one, be it of the next day. */
export function overlapping(spans: readonly Span[]): number[] {
  const all = inOrder(spans).map(span => {
    const { opens, closes } = minutesIn(span)
    const start = (span.day - 1) * dayMinutes
    return { day: span.day, from: start + opens, to: start + closes }
  })
  const days = all.flatMap((span, place) => {
    // Behind Sunday comes Monday.
    const next = all[place + 1] ?? { ...all[0]!, from: all[0]!.from + weekMinutes }
    return next.from < span.to ? [span.day] : []
  })
  return [...new Set(days)]
}

const dayNames = {
  es: ['lun', 'mar', 'mié', 'jue', 'vie', 'sáb', 'dom'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
} as const
const everyDay = { es: 'todos los días', en: 'every day' } as const

/** "Lun–vie 9:00–18:00; sáb 10:00–14:00 (Madrid)"; undefined when it is never open. */
export function hoursText({ timeZone, spans }: Hours, language: 'en' | 'es'): string | undefined {
  if (spans.length === 0) return undefined
  const byDay = Map.groupBy(inOrder(spans), span => span.day)
  const alike = Map.groupBy([...byDay], ([, ofDay]) => ofDay.map(spanText).join(', '))
  const said = [...alike]
    .map(
      ([times, days]) =>
        `${daysText(
          days.map(([day]) => day),
          language,
        )} ${times}`,
    )
    .join('; ')
  return `${said[0]!.toLocaleUpperCase(language)}${said.slice(1)} (${placeIn(timeZone)})`
}

const spanText = ({ opens, closes }: Span): string =>
  opens === '00:00' && closes === '00:00' ? '24 h' : `${plain(opens)}–${plain(closes)}`
const plain = (time: string) => time.replace(/^0/, '')

const placeIn = (timeZone: string) => timeZone.split('/').at(-1)!.replaceAll('_', ' ')

function daysText(days: readonly number[], language: 'en' | 'es'): string {
  if (days.length === 7) return everyDay[language]
  const runs: number[][] = []
  for (const day of days) {
    if (runs.at(-1)?.at(-1) === day - 1) runs.at(-1)!.push(day)
    else runs.push([day])
  }
  const name = (day: number) => dayNames[language][day - 1]!
  return runs
    .map(run => (run.length > 2 ? `${name(run[0]!)}–${name(run.at(-1)!)}` : run.map(name).join(', ')))
    .join(', ')
}

/** A time as people write it ("9", "930", "9.30", "21:30", "24:00"), as it is kept; undefined when it is none. */
export function readTime(text: string): string | undefined {
  const [, hour, minute = '00'] = /^\s*(\d{1,2})(?:\s*[:.,h]?\s*(\d{2}))?\s*h?\s*$/i.exec(text) ?? []
  if (hour === undefined || Number(minute) > 59) return undefined
  const minutes = Number(hour) * 60 + Number(minute)
  return minutes > 1440 ? undefined : written(minutes % 1440)
}

const written = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map(part => String(part).padStart(2, '0')).join(':')

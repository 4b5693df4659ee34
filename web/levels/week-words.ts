import type { CalendarCard } from '#protocol'
import { useLanguage, useText } from '#web/texts'
import { writtenSpans } from './spans.ts'

/** Days in a row that are alike, with their hours: "lun–vie 09:00–18:00, sáb 10:00–14:00". */
export function useWeekWords(): (week: CalendarCard['week']) => string {
  const t = useText()
  const { language } = useLanguage()
  const format = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' })
  // The first of January 2024 was a Monday.
  const dayName = (at: number) => format.format(Date.UTC(2024, 0, at + 1))
  return week => {
    const open = runsOf(week).filter(({ hours }) => hours !== '')
    if (open.length === 1 && open[0]!.hours === '00:00–00:00' && open[0]!.to === 6 && open[0]!.from === 0)
      return t('levels.calendar.always')
    return open
      .map(({ from, to, hours }) => `${dayName(from)}${to > from ? `–${dayName(to)}` : ''} ${hours}`)
      .join(', ')
  }
}

type Run = { from: number; to: number; hours: string }

function runsOf(week: CalendarCard['week']): Run[] {
  const runs: Run[] = []
  week.forEach((spans, at) => {
    const hours = writtenSpans(spans)
    const last = runs.at(-1)
    if (last?.hours === hours) last.to = at
    else runs.push({ from: at, to: at, hours })
  })
  return runs
}

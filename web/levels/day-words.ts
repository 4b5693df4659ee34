import { useLanguage } from '#web/texts'

/** A date ("2026-12-25") as people say it, with its day of the week and its year. */
export function useDayWords(): (date: string) => string {
  const { language } = useLanguage()
  const format = new Intl.DateTimeFormat(language, {
    ...({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const),
  })
  return date => format.format(Date.parse(`${date}T00:00:00Z`))
}

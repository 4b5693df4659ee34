import type { Language } from './texts.ts'

const locale = { es: 'es-ES', en: 'en-GB' }

/** "10:42" */
export const timeOf = (at: number, language: Language): string =>
  new Intl.DateTimeFormat(locale[language], { hour: '2-digit', minute: '2-digit' }).format(at)

const midnight = (at: number) => new Date(at).setHours(0, 0, 0, 0)
const dayMs = 86_400_000

/** Whether both lie in the same day of this browser's time zone. */
export const isSameDay = (one: number, other: number): boolean => midnight(one) === midnight(other)

/** "Hoy", "Ayer", "Lunes, 3 de noviembre", and with the year when it is another one. */
export function dayOf(at: number, now: number, language: Language): string {
  const days = Math.round((midnight(at) - midnight(now)) / dayMs)
  const isOtherYear = new Date(at).getFullYear() !== new Date(now).getFullYear()
  const text =
    days === 0 || days === -1
      ? new Intl.RelativeTimeFormat(locale[language], { numeric: 'auto' }).format(days, 'day')
      : new Intl.DateTimeFormat(locale[language], {
          weekday: 'long',
          day: 'numeric',
          month: 'long',
          ...(isOtherYear ? { year: 'numeric' } : {}),
        }).format(at)
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** "12 kB", "4,5 MB" */
export function sizeOf(bytes: number, language: Language): string {
  const [value, unit] =
    bytes < 1_000_000 ? [Math.max(1, Math.round(bytes / 1024)), 'kB'] : [Math.round(bytes / 104_857.6) / 10, 'MB']
  return `${new Intl.NumberFormat(locale[language]).format(value)} ${unit}`
}

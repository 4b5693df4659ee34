const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const TIME = { hour: 'numeric', minute: '2-digit', hourCycle: 'h23' } as const

/** How moments and figures are written for a person; moments are epoch milliseconds or Dates. */
export type Formats = {
  /** 11:06 */
  clock: (at: Date | number) => string
  /** 21 nov, with the year when it is not the year of `now` */
  date: (at: Date | number, now?: number) => string
  /** sábado, 21 de noviembre */
  day: (at: Date | number) => string
  /** 21 nov, 11:06, with the year when it is not the year of `now` */
  moment: (at: Date | number, now?: number) => string
  /** hace 8 días, dentro de 12 minutos */
  relative: (at: Date | number, now?: number) => string
  /** 42 s, 12 min, 23 h 48 min, 3 d; the sign is dropped */
  span: (lastsMs: number) => string
  /** a, b y c */
  list: (texts: readonly string[]) => string
  number: (value: number, options?: Intl.NumberFormatOptions) => string
  /** 25,00 € of 2500: what it is in the currency's smallest unit */
  money: (amount: number, currency: string) => string
  /** 93 % of 0.93 */
  percent: (share: number) => string
}

/** The formats of a language in a time zone (the machine's when none is given). */
export function formatsOf(language: string, timeZone?: string): Formats {
  const dated = memo(
    (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, { ...options, timeZone }),
  )
  const numbered = memo((options: Intl.NumberFormatOptions) => new Intl.NumberFormat(language, options))
  const listed = new Intl.ListFormat(language, { type: 'conjunction' })
  const since = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  const unit = (name: string, value: number): string =>
    numbered({ style: 'unit', unit: name, unitDisplay: 'short' }).format(value)
  const year = (at: Date | number): string => dated({ year: 'numeric' }).format(at)
  const dayOf = (at: Date | number, now: number = Date.now()): Intl.DateTimeFormatOptions => ({
    day: 'numeric',
    month: 'short',
    ...(year(at) === year(now) ? {} : { year: 'numeric' }),
  })
  return {
    clock: at => dated(TIME).format(at),
    date: (at, now) => dated(dayOf(at, now)).format(at),
    day: at => dated({ weekday: 'long', day: 'numeric', month: 'long' }).format(at),
    moment: (at, now) => dated({ ...dayOf(at, now), ...TIME }).format(at),
    relative: (at, now = Date.now()) => {
      const [value, name] = roughly(Number(at) - now)
      return since.format(value, name)
    },
    list: texts => listed.format(texts),
    span: lastsMs => spanOf(Math.abs(lastsMs), unit),
    number(value, options = {}) {
      try {
        return numbered(options).format(value)
      } catch {
        // A currency or a unit that nobody knows: the figure alone.
        return numbered({}).format(value)
      }
    },
    money(amount, currency) {
      const format = numbered({ style: 'currency', currency })
      return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
    },
    percent: share => numbered({ style: 'percent', maximumFractionDigits: 0 }).format(share),
  }
}

function memo<Options, Made>(make: (options: Options) => Made): (options: Options) => Made {
  const made = new Map<string, Made>()
  return options => {
    const key = JSON.stringify(options)
    let one = made.get(key)
    if (!one) made.set(key, (one = make(options)))
    return one
  }
}

function roughly(awayMs: number): [number, Intl.RelativeTimeFormatUnit] {
  const away = Math.abs(awayMs)
  if (away < MINUTE) return [Math.trunc(awayMs / 1000), 'second']
  if (away < HOUR) return [Math.trunc(awayMs / MINUTE), 'minute']
  if (away < DAY) return [Math.trunc(awayMs / HOUR), 'hour']
  if (away < 30 * DAY) return [Math.trunc(awayMs / DAY), 'day']
  if (away < 365 * DAY) return [Math.trunc(awayMs / (30 * DAY)), 'month']
  return [Math.trunc(awayMs / (365 * DAY)), 'year']
}

function spanOf(lastsMs: number, unit: (name: string, value: number) => string): string {
  if (lastsMs < MINUTE) return unit('second', Math.floor(lastsMs / 1000))
  if (lastsMs < HOUR) return unit('minute', Math.floor(lastsMs / MINUTE))
  if (lastsMs >= DAY) return unit('day', Math.floor(lastsMs / DAY))
  const hours = unit('hour', Math.floor(lastsMs / HOUR))
  const minutes = Math.floor((lastsMs % HOUR) / MINUTE)
  return minutes ? `${hours} ${unit('minute', minutes)}` : hours
}

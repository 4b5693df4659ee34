/** How well promises are read in lines that were labelled by hand. */
import { type Promised, promisesIn } from '#promising'
import { type Line, readPromises } from './promises.ts'

/** Tuesday, 24 November 2026, ten in the morning, wherever the language is spoken. */
const moments = {
  es: { now: Date.UTC(2026, 10, 24, 9), timeZone: 'Europe/Madrid' },
  en: { now: Date.UTC(2026, 10, 24, 10), timeZone: 'Europe/London' },
  fr: { now: Date.UTC(2026, 10, 24, 9), timeZone: 'Europe/Paris' },
  pt: { now: Date.UTC(2026, 10, 24, 10), timeZone: 'Europe/Lisbon' },
}

export type Read = {
  language: string
  lines: number
  /** Of promises: how many were found; of what was found: how much is one. */
  recall: number
  precision: number
  /** Of the found ones: how many have their kind; of the lines with all found, how many the last date. */
  kinds: number
  dates: number
  wrong: string[]
}

/** `isAside`: the half that nobody built on. */
export const measurePromises = (isAside: boolean): Read[] =>
  (['es', 'en', 'fr', 'pt'] as const).map(language => {
    const lines = readPromises().filter(line => line.language === language && line.isAside === isAside)
    return { language, lines: lines.length, ...sharesOf(lines.map(judged)) }
  })

type Judged = {
  expected: number
  found: number
  met: number
  kinds: number
  dated: number
  isDated: boolean
  wrong?: string
}

function judged({ text, language, kinds, due }: Line): Judged {
  const { timeZone } = moments[language]
  const found = promisesIn(text, language, moments[language])
  const met = Math.min(found.length, kinds.length)
  const right = kinds.filter((kind, at) => found[at]?.kind === kind).length
  const isWhole = kinds.length > 0 && found.length === kinds.length
  const isDated = isWhole && writtenDue(found.at(-1)!, timeZone) === due
  const isRight = found.length === kinds.length && right === kinds.length && (kinds.length === 0 || isDated)
  return {
    ...{ expected: kinds.length, found: found.length, met, kinds: right, dated: isWhole ? 1 : 0, isDated },
    ...(!isRight && {
      wrong: `${text} → ${kinds.join('+') || '-'} ${due} | ${found.map(each => `${each.kind} ${writtenDue(each, timeZone)} "${text.slice(each.from, each.to)}"`).join(' + ') || '-'}`,
    }),
  }
}

function sharesOf(all: readonly Judged[]): Omit<Read, 'language' | 'lines'> {
  const sum = (of: (one: Judged) => number): number => all.reduce((total, one) => total + of(one), 0)
  const met = sum(one => one.met)
  return {
    recall: met / sum(one => one.expected),
    precision: met / sum(one => one.found),
    kinds: sum(one => one.kinds) / met,
    dates: sum(one => Number(one.isDated)) / sum(one => one.dated),
    wrong: all.flatMap(({ wrong }) => wrong ?? []),
  }
}

/** As the labels have it: a day, `<` and the end of a span, a moment; `?` where it is left open. */
function writtenDue({ due }: Promised, timeZone: string): string {
  if (!due) return '?'
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  const [date, time] = shown.format(due.precision === 'day' ? due.at - 1 : due.at).split(' ') as [string, string]
  if (due.precision === 'day') return date.slice(5)
  return `${due.precision === 'span' ? '<' : ''}${date.slice(5)}T${time}`
}

import { IntlMessageFormat } from 'intl-messageformat'
import type { Catalogue, Key, Language } from './catalogue.ts'

/** Figures, words and moments that go into a message; moments as Date. */
export type Values = Record<string, string | number | boolean | Date>
export type Translate = (key: Key, values?: Values) => string

/** Reads messages of a catalogue in the person's time zone. Each is parsed once. A key that is missing shows itself. */
export function translatorOf(language: Language, catalogue: Catalogue, timeZone?: string): Translate {
  const texts: Readonly<Record<string, string | undefined>> = catalogue
  const read = new Map<Key, IntlMessageFormat>()
  const zone = timeZone ? { timeZone } : {}
  const formats = {
    time: { short: { hour: 'numeric', minute: '2-digit', ...zone } as const },
    date: {
      short: { day: 'numeric', month: 'short', ...zone },
      long: { dateStyle: 'full', ...zone } as const,
    } as const,
  }
  return (key, values) => {
    const text = texts[key]
    if (text === undefined) return key
    if (!text.includes('{') && !text.includes("'")) return text
    let message = read.get(key)
    if (!message) read.set(key, (message = new IntlMessageFormat(text, language, formats, { ignoreTag: true })))
    return String(message.format(values && isolated(values)))
  }
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/

/** A name that is written from right to left keeps its own order and leaves that of the sentence around it. */
const isolated = (values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      typeof value === 'string' && RIGHT_TO_LEFT.test(value) ? `\u2068${value}\u2069` : value,
    ]),
  )

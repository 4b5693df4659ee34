/** What a profile says of itself in public, as data and as the line that stands in its text. Runs in browsers too (`#channel/card`). */
import { type Hours, hoursText } from './contract-hours.ts'
import type { TextLimit } from './contract-length.ts'

export {
  type Hours,
  hoursText,
  inOrder,
  minutesIn,
  overlapping,
  readTime,
  sameSpans,
  type Span,
} from './contract-hours.ts'

export type Language = 'en' | 'es'

/** Of a hundred answers at least `share` come within `minutes`. */
export type Level = { readonly minutes: number; readonly share: number }

export type PublicCard = {
  /** In which the profile speaks; what stands once for all stands in it. */
  readonly language: Language
  readonly hours?: Hours
  readonly level?: Level
  /** What this profile serves, and where else to go, in a few words. */
  readonly guides: Readonly<Partial<Record<Language, string>>>
  readonly link?: string
}

/** What a platform has a place for on a profile. */
export type Publishes = {
  /** As hours of the platform's own, or told in the text. */
  readonly hours: 'structured' | 'text'
  /** The text in which a line of ours stands beside what the brand wrote. */
  readonly text: TextLimit
  /** It has a text for each language. */
  readonly perLanguage?: true
  /** Addresses may not stand in it. */
  readonly withoutLinks?: true
}

/** How a line of ours begins, wherever it stands. */
export const lineMark = '◷ '

/** The line that stands there in this language; undefined when there is nothing to say. */
export function lineOf(card: PublicCard, place: Publishes, language: Language = card.language): string | undefined {
  const said = [
    card.hours && place.hours === 'text' ? hoursText(card.hours, language) : undefined,
    card.level && levelText(card.level, language),
    flat(card.guides[language]),
    place.withoutLinks ? undefined : flat(card.link),
  ].filter(each => each !== undefined && each !== '')
  return said.length === 0 ? undefined : lineMark + said.join(' · ')
}

// What would turn round, hide or end whatever stands around it in somebody else's text.
const unruly = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu

/** On one line, and without our mark inside. */
const flat = (text: string | undefined): string | undefined =>
  text?.replaceAll(lineMark.trim(), ' ').replaceAll(unruly, ' ').replaceAll(/\s+/g, ' ').trim()

const levelText = ({ minutes, share }: Level, language: Language): string => {
  const time = durationText(minutes)
  const within = language === 'es' ? `Respuesta en ${time}` : `Answers within ${time}`
  if (share >= 100) return within
  return language === 'es' ? `${within} (${share} %)` : `${within} (${share}%)`
}

function durationText(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return `${rest} min`
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`
}

/**
 * A text of the brand's with our line in it: in the place of the one before, else behind everything; without `line`,
 * as if we had never been there. What is not ours stays letter for letter.
 */
export function withLine(text: string, line: string | undefined, before?: string): string {
  const lines = text === '' ? [] : text.split('\n')
  const own = lines.indexOf(before ?? '\n')
  const place = own === -1 ? lines.findIndex(each => each.startsWith(lineMark)) : own
  // Some platforms make one line of everything. It may be there already when nobody has heard that it was written.
  const inside =
    place === -1 ? longest([before, line].filter(each => each !== undefined && text.includes(each))) : undefined
  if (inside !== undefined)
    return line === undefined ? text.replace(inside, '').trimEnd() : text.replace(inside, () => line)
  if (place === -1) return line === undefined ? text : [...lines, line].join('\n')
  return lines.toSpliced(place, 1, ...(line === undefined ? [] : [line])).join('\n')
}

const longest = (texts: readonly (string | undefined)[]): string | undefined =>
  texts.toSorted((a, b) => b!.length - a!.length)[0]

/** Text that PostgreSQL and JSON can hold: no NUL, no lone surrogate. Everything else is kept as it came. */
export const cleanText = (text: string): string => {
  const whole = text.isWellFormed() ? text : text.toWellFormed()
  return whole.includes('\0') ? whole.replaceAll('\0', '') : whole
}

// But for the two that join and part letters and signs.
const invisible = /(?!\u200C|\u200D)[\p{Cc}\p{Cf}]/gu

/** What somebody wrote as one line, with nothing in it that cannot be seen; empty where nothing of it can. */
export function oneLine(text: string): string {
  const line = cleanText(text).replaceAll(/\s+/gu, ' ').replaceAll(invisible, '').trim()
  return /[\p{L}\p{N}\p{S}\p{P}]/u.test(line) ? line : ''
}

/** One line of at most `max` characters for a list row, cut at a character, never inside one. */
export function shortened(text: string, max = 140): string {
  const line = text
    .slice(0, max * 4)
    .replace(/\s+/gu, ' ')
    .trim()
  const characters = [...line]
  return characters.length <= max ? line : `${characters.slice(0, max - 1).join('')}…`
}

// Signs of Latin, Greek and Cyrillic letters; in other scripts such marks make another letter of it.
const accents = /[\u0300-\u036F]/g

/** What makes two names one: neither case nor accents nor the spaces between words tell them apart. */
export const nameKey = (name: string): string =>
  name.normalize('NFD').replaceAll(accents, '').toLowerCase().trim().replaceAll(/\s+/gu, ' ')

const { compare } = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

/** Puts names as people look for them: whatever their case and accents, "Team 2" before "Team 10". */
export const byName = (one: { name: string }, other: { name: string }): number => compare(one.name, other.name)

/** The same for every string inside a JSON value. Deeper than 32 levels is cut off: no message of a channel is. */
export function cleanValue<T>(value: T, depth = 0): T {
  if (typeof value === 'string') return cleanText(value) as T
  if (typeof value !== 'object' || value === null) return value
  if (depth > 32) return null as T
  if (Array.isArray(value)) return value.map(each => cleanValue(each, depth + 1)) as T
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [cleanText(key), cleanValue(each, depth + 1)]),
  ) as T
}

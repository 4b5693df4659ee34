import type { Key } from '#web/texts'

export const LEAST_LETTERS = 10
const MOST_LETTERS = 128

export type Strength = { level: 0 | 1 | 2 | 3; words: Key; isEnough: boolean }

/**
 * How well a password withstands guessing, reckoned from what it is made of: honest about short ones, about one's own
 * name and address, about rows and repetitions. `isEnough` is what the server asks for.
 */
export function strengthOf(password: string, own: readonly string[]): Strength {
  const letters = [...password]
  if (letters.length < LEAST_LETTERS) return { level: 0, words: 'password.short', isEnough: false }
  if (letters.length > MOST_LETTERS) return { level: 0, words: 'password.long', isEnough: false }
  if (new Set(letters).size < 3 || isOwn(password, own)) return { level: 0, words: 'password.plain', isEnough: false }
  const bits = guessBits(password)
  if (bits < 45) return { level: 1, words: 'password.weak', isEnough: true }
  return bits < 65
    ? { level: 2, words: 'password.fair', isEnough: true }
    : { level: 3, words: 'password.strong', isEnough: true }
}

const bare = (text: string): string => text.toLowerCase().replaceAll(/[\s._-]/g, '')

const isOwn = (password: string, own: readonly string[]): boolean =>
  own.flatMap(text => [text, text.split('@')[0] ?? '']).some(text => text !== '' && bare(text) === bare(password))

/** Bits of a guess by somebody who knows how people choose: the alphabet used, each letter that follows from the last left out. */
function guessBits(password: string): number {
  const codes = [...password].map(letter => letter.codePointAt(0) ?? 0)
  const fresh = codes.filter((code, at) => {
    const step = code - (codes[at - 1] ?? Number.NaN)
    return !(step === 0 || Math.abs(step) === 1)
  }).length
  return (fresh + (codes.length - fresh) * 0.2) * Math.log2(alphabetOf(password)) * (fresh < 6 ? 0.6 : 1)
}

function alphabetOf(password: string): number {
  let size = 0
  if (/\p{Ll}/u.test(password)) size += 26
  if (/\p{Lu}/u.test(password)) size += 26
  if (/\d/.test(password)) size += 10
  if (/[^\p{L}\d]/u.test(password)) size += 20
  return Math.max(size, 2)
}

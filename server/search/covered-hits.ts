import { covered } from '#personal'
import type { Marked } from '#protocol'
import type { Word } from './query.ts'

const longest = 220
const before = 60

/** The pieces with digits of what was looked for: what is covered must not be told by whether it is found. */
export const digitsIn = (words: readonly Word[]): string[] =>
  words.flatMap(({ text }) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)).filter(each => /\p{Nd}/u.test(each))

/**
 * What is shown of a message that has something covered; undefined where a number was looked for that stands only under
 * the cover. `marked`: the words of the excerpt that were found, as they stand there. Pure.
 */
export function coveredHit(said: string, marked: readonly string[], digits: readonly string[]): Marked | undefined {
  // What was cut may be the beginning of a number.
  const text = covered(said).replace(/\d(?:[ .-]?\d){7,}$/, '••••')
  const low = text.toLowerCase()
  if (digits.some(each => !low.includes(each))) return undefined
  const places = marked.flatMap(word => placesOf(low, word.toLowerCase())).toSorted(([a], [b]) => a - b)
  const from = text.length <= longest ? 0 : Math.max(0, (places[0]?.[0] ?? 0) - before)
  const piece = text.slice(from, from + longest).toWellFormed()
  const [start, end] = [from > 0 ? '… ' : '', from + longest < text.length ? ' …' : '']
  const marks = places
    .filter(([, to]) => to <= from + longest)
    .map(([one, to]): [number, number] => [one - from + start.length, to - from + start.length])
  return { text: start + piece + end, marks: marks.filter(([one], at) => one >= (marks[at - 1]?.[1] ?? 0)) }
}

function placesOf(low: string, word: string): [number, number][] {
  const found: [number, number][] = []
  if (word === '') return found
  let at = low.indexOf(word)
  while (at >= 0 && found.length < 20) {
    found.push([at, at + word.length])
    at = low.indexOf(word, at + word.length)
  }
  return found
}

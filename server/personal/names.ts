import { fold, type Folded } from './fold.ts'

const words = /[\p{L}][\p{L}'’]*/gu
const particles = new Set('de del la las los da do dos das van von der den di y e i san santa'.split(' '))
/** Given names that follow another: "José María" is not yet a full name. */
const second = new Set(
  'maria jose carmen luis antonio manuel jesus carlos ana isabel pilar angel miguel angeles dolores teresa rosa luisa javier francisco juan pablo alberto paulo beatriz eduarda ann anne marie mary jean pierre lee'.split(
    ' ',
  ),
)

type Word = { text: string; from: number; to: number }

const wordsOf = (low: string): Word[] =>
  [...low.matchAll(words)].map(match => ({ text: match[0], from: match.index, to: match.index + match[0].length }))

/** The words of a name that tell whose it is. Of one word alone nobody is known. */
function tellingWords(name: string): string[] {
  const all = wordsOf(fold(name).low.slice(0, 200)).map(each => each.text)
  return all.filter(each => each.length > 1 && !particles.has(each))
}

/** Where one of these people is called by first name and surname, in either order, whatever the accents and capitals. */
export function namesIn({ low }: Folded, names: readonly string[]): { from: number; to: number }[] {
  const known = names.map(tellingWords).filter(each => each.length > 1)
  if (known.length === 0) return []
  const written = wordsOf(low)
  const found: { from: number; to: number }[] = []
  for (let start = 0; start < written.length; start++) {
    const end = Math.max(...known.map(name => fullNameFrom(low, written, start, name)))
    if (end <= start) continue
    found.push({ from: written[start]!.from, to: written[end]!.to })
    start = end
  }
  return found
}

/** The last word of a full name that begins at `start`; -1 where none does. */
function fullNameFrom(low: string, written: readonly Word[], start: number, name: readonly string[]): number {
  const first = written[start]!
  if (!name.includes(first.text) || /[@#\w]/.test(low[first.from - 1] ?? ' ')) return -1
  const said = new Set<number>()
  let last = -1
  for (let at = start; at < written.length && at - start < 8; at++) {
    const { text, from } = written[at]!
    if (at > start && !/^(?:[ \t\n.-]{1,3}|, ?)$/.test(low.slice(written[at - 1]!.to, from))) break
    const place = name.indexOf(text)
    if (place !== -1 && !said.has(place)) {
      said.add(place)
      last = at
    } else if (!particles.has(text)) break
  }
  return isFull(said, name) ? last : -1
}

const isFull = (said: ReadonlySet<number>, name: readonly string[]): boolean =>
  said.size > 1 && (name.length === 2 || [...said].some(place => place > 0 && !second.has(name[place]!)))

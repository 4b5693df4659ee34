/** What of a text is looked at. */
export type Recipe = {
  /** Runs of letters of these lengths, over the edges of words too; 0, 0 for none. */
  runs: readonly [least: number, most: number]
  /** Words, alone and up to so many in a row; 0 for none. */
  words: number
}

/** Places are numbers of so many bits; a model may use fewer of them, from the lowest: several features then share one place. */
export const mostBits = 20
const MASK = 2 ** mostBits - 1

/** FNV-1a (G. Fowler, L. C. Noll, P. Vo), over UTF-16 units. */
const PRIME = 0x01000193
const BASIS = 0x811c9dc5
/** Runs of letters begin elsewhere than words, so that "a" and the letter a stand apart. */
const RUN_BASIS = 0x9e3779b9

/** FNV leaves the low bits alike where the ends are: the finalizer of MurmurHash3 (A. Appleby, public domain). */
function mixed(hash: number): number {
  let of = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  of = Math.imul(of ^ (of >>> 13), 0xc2b2ae35)
  return (of ^ (of >>> 16)) >>> 0
}

const tokens =
  /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*|\p{Extended_Pictographic}|[:;=][-'^]?[()[\]dpo/\\|*]+(?![\p{L}\p{N}])|<3+|[!?]+|\.{2,}/gu

/** The words of a text, its pictures, and the signs that say how it is meant. */
export const wordsOf = (text: string): string[] => text.match(tokens) ?? []

/** In which call a place came up last: tells those that are there already, without a set of its own for each text. */
const cameUp = new Uint32Array(2 ** mostBits)
let call = 0
let found = new Uint32Array(1024)
let count = 0

/** The places of what a text is made of, each once, in the order in which they come up. `text` is `plain`. */
export function placesOf(text: string, { runs, words }: Recipe): Uint32Array {
  if (call === 2 ** 32 - 1) cameUp.fill((call = 0))
  call++
  count = 0
  if (words > 0) addWords(wordsOf(text), words)
  if (runs[1] > 0) addRuns(` ${text} `, runs)
  return found.slice(0, count)
}

function add(hash: number): void {
  const place = mixed(hash) & MASK
  if (cameUp[place] === call) return
  cameUp[place] = call
  if (count === found.length) {
    const wider = new Uint32Array(2 * count)
    wider.set(found)
    found = wider
  }
  found[count++] = place
}

function addWords(all: readonly string[], most: number): void {
  for (let at = 0; at < all.length; at++) {
    let hash = BASIS
    for (let length = 0; length < most && at + length < all.length; length++) {
      const word = all[at + length]!
      // A blank before each, so that "ab c" and "a bc" stand apart.
      hash = Math.imul(hash ^ 0x20, PRIME)
      for (let unit = 0; unit < word.length; unit++) hash = Math.imul(hash ^ word.charCodeAt(unit), PRIME)
      add(hash)
    }
  }
}

function addRuns(line: string, [least, most]: Recipe['runs']): void {
  for (let at = 0; at < line.length; at++) {
    let hash = RUN_BASIS
    for (let length = 1; length <= most && at + length <= line.length; length++) {
      hash = Math.imul(hash ^ line.charCodeAt(at + length - 1), PRIME)
      if (length >= least) add(hash)
    }
  }
}

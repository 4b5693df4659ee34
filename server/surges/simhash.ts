/** 64 bits of a text, in two halves: texts that say nearly the same have nearly the same bits. */
export type Hash = { high: number; low: number }

const readUpTo = 1000
/** What is this short is said alike by people who know nothing of each other. */
const shortest = 24
const gramSize = 4

/** Undefined where a text is too short to tell a copy from a coincidence. Case, accents, signs, links and names do not count. */
export function simhash(text: string): Hash | undefined {
  const plain = fold(text)
  if (plain.length < shortest) return undefined
  const votes = new Int32Array(64)
  for (let at = 0; at + gramSize <= plain.length; at++) vote(votes, plain, at)
  return { high: bitsOf(votes, 0), low: bitsOf(votes, 32) }
}

/** In how many of the 64 bits two differ. */
export const nearness = (one: Hash, other: Hash): number => ones(one.high ^ other.high) + ones(one.low ^ other.low)

const fold = (text: string): string =>
  text
    .slice(0, readUpTo)
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/https?:\/\/\S+|[@#]\S+/g, ' ')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase()

function vote(votes: Int32Array, text: string, from: number): void {
  let [one, other] = [0x811c9dc5, 0x01000193]
  for (let at = from; at < from + gramSize; at++) {
    const unit = text.charCodeAt(at)
    one = Math.imul(one ^ unit, 0x01000193)
    other = Math.imul(other ^ unit, 0x5bd1e995)
  }
  const [high, low] = [spread(one), spread(other ^ one)]
  for (let bit = 0; bit < 32; bit++) {
    votes[bit]! += (high >>> bit) & 1 ? 1 : -1
    votes[32 + bit]! += (low >>> bit) & 1 ? 1 : -1
  }
}

/** Every bit of what goes in moves half of those that come out. */
function spread(given: number): number {
  let mixed = given ^ (given >>> 16)
  mixed = Math.imul(mixed, 0x85ebca6b)
  mixed ^= mixed >>> 13
  mixed = Math.imul(mixed, 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}

function bitsOf(votes: Int32Array, from: number): number {
  let bits = 0
  for (let bit = 0; bit < 32; bit++) if (votes[from + bit]! > 0) bits |= 1 << bit
  return bits
}

function ones(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { conversionOf, shareOf } from './conversion.ts'
import type { Line } from './tables.ts'

/**
 * A conversation in short: a number is a message of the customer that sounds so, `?` one that is unsure, `_` one without
 * words, P a reply of a person, B one of a program, | a closing.
 */
function talk(written: string, { historic = 0 } = {}): Line[] {
  return written.split(' ').map((word, at) => {
    const base = { id: `${at}`, at, isHistoric: at < historic }
    const reading = (sentiment: number, isUnsure = false) => ({
      ...({ language: 'es', sentiment, isUnsure, kind: 'other', urgency: 0, toxicity: 0 } as const),
    })
    if (word === 'P') return { ...base, of: 'person', reading: null }
    if (word === 'B') return { ...base, of: 'program', reading: null }
    if (word === '|') return { ...base, of: 'end', reading: null }
    if (word === '_') return { ...base, of: 'customer', reading: null }
    if (word.startsWith('?')) return { ...base, of: 'customer', reading: reading(Number(word.slice(1)), true) }
    return { ...base, of: 'customer', reading: reading(Number(word)) }
  })
}
const read = (lines: Line[], tail = lines) => {
  const told = conversionOf(lines, tail)
  return told && [told.start, told.end]
}

const examples: [name: string, written: string, start: number | null, end: number | null][] = [
  ['a complaint that ends in thanks', '-0.8 P 0.6', -0.8, 0.6],
  ['a burst is one turn', '-0.9 -0.7 P 0.2 0.4', -0.8, 0.3],
  ['nobody has answered: there is no end', '-0.8 -0.2', -0.5, null],
  ['we had the last word: how it ended is not known', '-0.8 P 0.6 P', -0.8, null],
  ['only what came after our last reply counts', '-0.8 P -1 P 0.5', -0.8, 0.5],
  ['a program ends a turn, and is no reply', '-0.8 B -0.4 P 0.5', -0.6, 0.5],
  ['two turns after our last reply count alike', '-0.8 P 0 0.2 0.4 B 0.6', -0.8, 0.4],
  ['and no more than two', '-0.8 P -1 B 0.2 B 0.4', -0.8, 0.3],
  ['closing ends a turn', '-0.5 P -0.5 | 0.5', -0.5, 0],
  ['what is unsure counts for nothing', '-0.5 ?1 P ?-1 0.5', -0.5, 0.5],
  ['a turn that is unsure counts for nothing', '-0.5 P 0.3 B ?-1 B 0.5', -0.5, 0.4],
  ['nothing sure was said before we answered', '?-0.9 P 0.5', null, 0.5],
  ['what has no words counts for nothing', '-0.5 _ P _ 0.5', -0.5, 0.5],
  ['we wrote first', 'P -0.5 P 0.5', null, 0.5],
]

for (const [name, written, start, end] of examples)
  test(`${name}: ${written}`, () => assert.deepEqual(read(talk(written)), [start, end]))

test('where the customer has said nothing that is read there is nothing to tell', () => {
  assert.equal(conversionOf([], []), undefined)
  assert.equal(conversionOf(talk('_ P _'), talk('_ P _')), undefined)
})

test('what is historic counts for nothing, on either side', () => {
  assert.deepEqual(read(talk('-1 P -0.5 P 0.5', { historic: 2 })), [-0.5, 0.5])
  assert.equal(read(talk('-1 P 1', { historic: 3 })), undefined)
})

test('when it began, when we last answered and when it ended', () => {
  assert.deepEqual(conversionOf(talk('P -0.5 P 0.5 0.7'), talk('P -0.5 P 0.5 0.7')), {
    ...{ beganAt: 1, start: null, repliedAt: 2, end: 0.6, endedAt: 4 },
  })
})

test('of a long conversation its two ends are enough', () => {
  const long = talk(`-0.8 -0.6 P ${'-1 P '.repeat(60)}0.2 B 0.4`)
  assert.deepEqual(read(long.slice(0, 50), long.slice(-50)), [-0.7, 0.3])
  // The customer alone has spoken for very long: we did answer, before that.
  const alone = talk(`-0.8 P ${'0.5 '.repeat(80).trim()}`)
  assert.deepEqual(read(alone.slice(0, 50), alone.slice(-50)), [-0.8, 0.5])
})

const anyTalk = fc
  .array(
    fc.oneof(
      fc.integer({ min: -100, max: 100 }).map(n => String(n / 100)),
      fc.constantFrom('P', 'B', '|', '?0.5', '_'),
    ),
    {
      minLength: 1,
      maxLength: 14,
    },
  )
  .map(words => words.join(' '))

test('whatever is said: an end needs a reply and a word after it; the start stands once we have answered', () => {
  fc.assert(
    fc.property(anyTalk, anyTalk, (before, after) => {
      const told = conversionOf(talk(before), talk(before))
      const later = conversionOf(talk(`${before} P ${after}`), talk(`${before} P ${after}`))
      if (told) {
        assert.equal(later?.beganAt, told.beganAt)
        assert.equal(later.start, told.start)
        if (told.end !== null) assert.match(before, /P .*\d/)
      }
      for (const value of [told?.start, told?.end]) assert.ok(value == null || (value >= -1 && value <= 1))
      assert.equal(conversionOf(talk(`${before} P`), talk(`${before} P`))?.end ?? null, null)
    }),
  )
})

test('a share comes with the interval of Wilson', () => {
  const rounded = ({ share, low, high }: ReturnType<typeof shareOf>) =>
    [share, low, high].map(value => value && Math.round(value * 10_000) / 10_000)
  // As the books have them: 10 of 20, 0 of 10, 10 of 10, 81 of 263.
  assert.deepEqual(rounded(shareOf(10, 20)), [0.5, 0.2993, 0.7007])
  assert.deepEqual(rounded(shareOf(0, 10)), [0, 0, 0.2775])
  assert.deepEqual(rounded(shareOf(10, 10)), [1, 0.7225, 1])
  assert.deepEqual(rounded(shareOf(81, 263)), [0.308, 0.2553, 0.3662])
  assert.deepEqual(shareOf(0, 0), { count: 0, of: 0, share: null, low: null, high: null })
})

test('whatever the share: it lies within its interval, which narrows with more', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), fc.float({ min: 0, max: 1, noNaN: true }), (of, part) => {
      const count = Math.round(of * part)
      const { share, low, high } = shareOf(count, of)
      assert.ok(0 <= low! && low! <= share! + 1e-12 && share! - 1e-12 <= high! && high! <= 1)
      const more = shareOf(count * 4, of * 4)
      assert.ok(more.high! - more.low! < high! - low!)
    }),
  )
})

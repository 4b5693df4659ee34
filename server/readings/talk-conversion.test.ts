import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Line } from './tables.ts'
import { packed, unpacked } from './pack.ts'
import { conversionIn, hear, isNext, silence, talkOf } from './talk.ts'

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
const conversionOf = (lines: readonly Line[]) => conversionIn(talkOf(lines))
const read = (lines: readonly Line[]) => {
  const told = conversionOf(lines)
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
  assert.equal(conversionOf([]), undefined)
  assert.equal(conversionOf(talk('_ P _')), undefined)
})

test('what is historic counts for nothing, on either side', () => {
  assert.deepEqual(read(talk('-1 P -0.5 P 0.5', { historic: 2 })), [-0.5, 0.5])
  assert.equal(read(talk('-1 P 1', { historic: 3 })), undefined)
})

test('when it began, when we last answered and when it ended', () => {
  assert.deepEqual(conversionOf(talk('P -0.5 P 0.5 0.7')), {
    ...{ beganAt: 1, start: null, repliedAt: 2, end: 0.6, endedAt: 4 },
  })
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

/** The same, said once more in plain words. */
function plainly(lines: readonly Line[]) {
  const mean = (values: readonly number[]) =>
    values.length === 0 ? null : values.reduce((a, b) => a + b, 0) / values.length
  const scores = (part: readonly Line[]) => {
    const turns: number[][] = [[]]
    for (const { of, reading } of part) {
      if (of !== 'customer') turns.push([])
      else if (reading && !reading.isUnsure) turns.at(-1)!.push(reading.sentiment)
    }
    return turns.flatMap(turn => mean(turn) ?? [])
  }
  const replies = lines.flatMap(({ of }, at) => (of === 'person' ? at : []))
  if (replies.length === 0) return [mean(scores(lines)), null]
  const after = scores(lines.slice(replies.at(-1)! + 1))
  return [mean(scores(lines.slice(0, replies[0]))), mean(after.slice(-2))]
}

test('whatever is said: line by line it comes to what the whole says', () => {
  fc.assert(
    fc.property(anyTalk, written => {
      const lines = talk(written)
      const told = conversionOf(lines)
      if (!told) return assert.ok(!/\d/.test(written))
      const expected = plainly(lines)
      for (const [n, value] of [told.start, told.end].entries()) {
        if (value === null || expected[n] === null) assert.equal(value, expected[n])
        else assert.ok(Math.abs(value - expected[n]!) < 2e-4)
        assert.ok(value === null || (value >= -1 && value <= 1))
      }
    }),
  )
})

test('whatever is said: what is kept in between is enough to go on, and nothing is taken in twice', () => {
  fc.assert(
    fc.property(anyTalk, fc.nat(), (written, cut) => {
      const lines = talk(written)
      const at = cut % lines.length
      const kept = at === 0 ? silence : unpacked(packed(talkOf(lines.slice(0, at))))
      assert.deepEqual(lines.slice(at).reduce(hear, kept), talkOf(lines))
      for (const [n, line] of lines.entries()) assert.equal(isNext(kept, line), n >= at)
    }),
  )
})

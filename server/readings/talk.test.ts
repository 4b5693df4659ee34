import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { kindsRead, languagesRead } from '#protocol'
import type { Line, Sounds } from './tables.ts'
import { packed, unpacked } from './pack.ts'
import { talkOf, toneIn } from './talk.ts'

const toneOf = (lines: readonly Line[]) => toneIn(talkOf(lines))

const plain: Sounds = {
  ...{ language: 'es', sentiment: 0, isUnsure: false, kind: 'other', urgency: 0, toxicity: 0 },
}
let last = 0
const line = (of: Line['of'], reading: Line['reading'] = null): Line => ({
  ...{ id: String(++last), at: last, of, isHistoric: false, reading },
})
const says = (more: Partial<Sounds> = {}) => line('customer', { ...plain, ...more })
const unread = () => line('customer')
const we = (of: Line['of'] = 'person') => line(of)

test('a conversation sounds as its customer does since we last answered', () => {
  const tone = toneOf([
    says({ sentiment: 1, kind: 'praise' }),
    we(),
    says({ sentiment: -0.9, kind: 'question', urgency: 1 }),
    says({ sentiment: -0.2, kind: 'complaint', urgency: 3 }),
    says({ sentiment: -0.1, kind: 'courtesy', toxicity: 0.7 }),
  ])
  assert.deepEqual(tone, {
    ...{ language: 'es', sentiment: -0.4, isUnsure: false, kind: 'complaint', urgency: 3, isToxic: true },
  })
})

test('our answer changes nothing of it; the next word of the customer does', () => {
  const before = [says({ sentiment: -0.5, kind: 'complaint' })]
  const tone = toneOf(before)
  for (const answer of ['person', 'program', 'end'] as const) {
    assert.deepEqual(toneOf([...before, we(answer)]), tone)
    assert.equal(toneOf([...before, we(answer), says({ sentiment: 0.5 })])?.sentiment, 0.5)
  }
})

test('what is unsure counts for no feeling, unless nothing else is there: then it is shown as doubt', () => {
  const doubt = says({ sentiment: 0.9, isUnsure: true })
  assert.deepEqual(pick(toneOf([says({ sentiment: -0.5 }), doubt])), [-0.5, false])
  assert.deepEqual(pick(toneOf([we(), doubt])), [0.9, true])
})
const pick = (tone: ReturnType<typeof toneOf>) => [tone?.sentiment, tone?.isUnsure]

test('the language is that of the last message that is in one, however long ago', () => {
  const last5 = [says({ language: 'gl' }), we(), says({ language: 'pt' }), we(), says({ language: 'unknown' })]
  assert.equal(toneOf(last5)?.language, 'pt')
  assert.equal(toneOf([says({ language: 'unknown' })])?.language, 'unknown')
})

test('what has no words leaves it as it was; where nothing is read there is no tone', () => {
  assert.equal(toneOf([says({ sentiment: -1 }), we(), unread()])?.sentiment, -1)
  assert.equal(toneOf([unread(), we()]), null)
  assert.equal(toneOf([]), null)
})

/** What the customer said with nothing of ours in between. */
function turnsIn(lines: readonly Line[]): Line[][] {
  const turns: Line[][] = [[]]
  for (const each of lines) {
    if (each.of === 'customer') turns.at(-1)!.push(each)
    else turns.push([])
  }
  return turns.filter(turn => turn.length > 0)
}

const sounds = fc.record({
  language: fc.constantFrom(...languagesRead),
  sentiment: fc.integer({ min: -100, max: 100 }).map(hundredths => hundredths / 100),
  isUnsure: fc.boolean(),
  kind: fc.constantFrom(...kindsRead),
  urgency: fc.constantFrom(0, 1, 2, 3),
  toxicity: fc.integer({ min: 0, max: 100 }).map(hundredths => hundredths / 100),
}) as fc.Arbitrary<Sounds>

const anyLines = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: sounds.map(reading => ['customer', reading] as const) },
      fc.constantFrom(
        ['customer', null] as const,
        ['person', null] as const,
        ['program', null] as const,
        ['end', null] as const,
      ),
    ),
    { maxLength: 12 },
  )
  .map(all => all.map(([of, reading], at): Line => ({ id: `${at}`, at, of, isHistoric: false, reading })))

test('whatever is said: a tone lies within what was read, and the order within a turn makes no difference but for the language', () => {
  fc.assert(
    fc.property(anyLines, lines => {
      const tone = toneOf(lines)
      const turn = turnsIn(lines).findLast(each => each.some(({ reading }) => reading))
      assert.equal(tone === null, turn === undefined)
      if (!tone || !turn) return
      const read = turn.flatMap(({ reading }) => reading ?? [])
      const sentiments = read.map(({ sentiment }) => sentiment)
      assert.ok(tone.sentiment >= Math.min(...sentiments) - 1e-4 && tone.sentiment <= Math.max(...sentiments) + 1e-4)
      assert.equal(tone.urgency, Math.max(...read.map(({ urgency }) => urgency)))
      assert.ok(read.some(({ kind }) => kind === tone.kind))
      const { language: _, ...same } = toneOf(turn.toReversed())!
      const { language: __, ...rest } = tone
      assert.deepEqual(same, rest)
    }),
  )
})

test('whatever is said: what is written down of it is all of it', () => {
  fc.assert(
    fc.property(anyLines, lines => {
      const talk = talkOf(lines)
      if (talk.last) assert.deepEqual(unpacked(packed(talk)), talk)
    }),
  )
})

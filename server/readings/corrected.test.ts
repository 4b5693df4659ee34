import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  emotionsRead,
  kindsRead,
  languagesRead,
  type Reading,
  type ReadingChange,
  sentimentsSaid,
  subjectsRead,
} from '#protocol'
import { corrected, correctedIn, revised } from './corrected.ts'
import type { ReadingRow } from './tables.ts'

const row: ReadingRow = {
  ...{ messageId: 'm', conversationId: 'c', isHistoric: false, model: '1', readAt: 1, beneath: {} },
  ...{ language: 'es', sentiment: -0.37, isUnsure: true, emotion: 'anger', urgency: 2, kind: 'complaint' },
  ...{ subject: 'late', toxicity: 0.8, irony: 0.1 },
}

test('what a person says stands, with what models say beneath', () => {
  const after = corrected(row, { kind: 'praise', sentiment: 0.5, isToxic: false })!
  assert.deepEqual(
    [after.kind, after.sentiment, after.isUnsure, after.toxicity, after.emotion],
    ['praise', 0.5, false, 0, 'anger'],
  )
  assert.deepEqual(correctedIn(after), [
    { aspect: 'kind', said: 'praise', read: 'complaint' },
    { aspect: 'sentiment', said: 0.5, read: -0.37 },
    { aspect: 'isToxic', said: false, read: 0.8 },
  ])
})

test('saying what models say takes it back, and so does null; saying it twice is nothing new', () => {
  const after = corrected(row, { kind: 'praise', sentiment: 0.5, isToxic: false })!
  assert.equal(corrected(after, { kind: 'praise', isToxic: false }), undefined)
  assert.deepEqual(corrected(after, { kind: 'complaint', sentiment: null, isToxic: true }), row)
  assert.equal(corrected(row, { kind: 'complaint', language: null }), undefined)
})

test('whoever says that an unsure text sounds just so has said something', () => {
  const unsure = { ...row, sentiment: -0.5 }
  const after = corrected(unsure, { sentiment: -0.5 })!
  assert.deepEqual([after.sentiment, after.isUnsure], [-0.5, false])
  assert.deepEqual(corrected(after, { sentiment: null }), unsure)
  const angry = corrected(unsure, { emotion: 'anger' })!
  assert.deepEqual(angry.beneath, { emotion: 'anger' })
  assert.deepEqual(corrected(angry, { emotion: null }), unsure)
})

const oneOf = <T>(values: readonly T[]) => fc.constantFrom(...values)
const hundredths = (min: number) => fc.integer({ min: min * 100, max: 100 }).map(n => n / 100)
const reading = fc.record({
  ...{
    language: oneOf(languagesRead),
    sentiment: hundredths(-1),
    isUnsure: fc.boolean(),
    emotion: oneOf(emotionsRead),
  },
  ...{ urgency: oneOf([0, 1, 2, 3] as const), kind: oneOf(kindsRead), subject: oneOf(subjectsRead) },
  ...{ toxicity: hundredths(0), irony: hundredths(0) },
}) satisfies fc.Arbitrary<Reading>
const change = fc.record(
  {
    ...{ language: oneOf([null, ...languagesRead]), sentiment: oneOf([null, ...sentimentsSaid]) },
    ...{ emotion: oneOf([null, ...emotionsRead]), urgency: oneOf([null, 0, 1, 2, 3] as const) },
    ...{
      kind: oneOf([null, ...kindsRead]),
      subject: oneOf([null, ...subjectsRead]),
      isToxic: oneOf([null, true, false]),
    },
  },
  { requiredKeys: [] },
) satisfies fc.Arbitrary<ReadingChange>
const nothing = Object.fromEntries(
  ['language', 'sentiment', 'emotion', 'urgency', 'kind', 'subject', 'isToxic'].map(aspect => [aspect, null]),
) as ReadingChange

test('whatever is said, and however often models read anew: words stand, and without them the last models do', () => {
  fc.assert(
    fc.property(reading, fc.array(fc.oneof(reading, change), { maxLength: 6 }), (first, steps) => {
      let now: ReadingRow = { ...row, ...first, beneath: {} }
      let models: Reading = first
      for (const step of steps) {
        const before = now
        if ('irony' in step) {
          models = step as Reading
          now = revised(now, models, '2')
          assert.deepEqual(
            correctedIn(now).map(({ aspect, said }) => [aspect, said]),
            correctedIn(before).map(({ aspect, said }) => [aspect, said]),
          )
        } else {
          now = corrected(now, step) ?? now
          assert.equal(corrected(now, step), undefined, 'said twice is said once')
        }
      }
      const plain = corrected(now, nothing) ?? now
      assert.deepEqual({ ...plain, model: '' }, { ...row, ...models, model: '', beneath: {} })
    }),
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { knownLanguage, marksOf, type Marked } from './marks.ts'

const read = (over: Partial<Marked> = {}): Marked => ({
  ...{ language: 'es', kind: 'question', urgency: 1, isToxic: false },
  ...over,
})

test('a usual question in the language of the brand has no mark', () => {
  assert.deepEqual(marksOf(read(), 'es'), [])
  assert.deepEqual(marksOf(read({ language: 'unknown', kind: 'courtesy', urgency: 2 }), 'es'), [])
})

test('what cannot wait stands first, then what weighs, then the language', () => {
  const all = read({ language: 'pt', kind: 'complaint', urgency: 3, isToxic: true })
  assert.deepEqual(marksOf(all, 'es'), ['urgent', 'insult', 'complaint', 'language'])
  assert.deepEqual(marksOf(read({ kind: 'praise' }), 'en'), ['praise', 'language'])
})

test('a language that is not known is not told', () => {
  assert.equal(knownLanguage(read({ language: 'gl' })), 'gl')
  assert.equal(knownLanguage(read({ language: 'unknown' })), undefined)
  assert.equal(knownLanguage(null), undefined)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { MessageReading } from '#protocol'
import { foreseen, rows, saidBy, standing, undoOf } from './correctable.ts'

const reading: MessageReading = {
  ...{ language: 'es', sentiment: -0.4, isUnsure: false, emotion: 'anger', urgency: 2, kind: 'complaint' },
  ...{ subject: 'late', toxicity: 0.7, irony: 0.1, isToxic: true, corrected: null },
}

test('every value has a key of its own', () => {
  const keys = Object.values(rows).flatMap(row => row.map(({ key }) => key))
  assert.equal(new Set([...keys, 'I']).size, keys.length + 1)
  assert.ok(keys.every(key => key?.length === 1))
})

test('one key says one thing; the one for insults says the contrary of what stands', () => {
  assert.deepEqual(saidBy('1', reading), { key: '1', aspect: 'sentiment', value: -1 })
  assert.deepEqual(saidBy('r', reading), { key: 'R', aspect: 'kind', value: 'praise' })
  assert.equal(saidBy('i', reading)?.value, false)
  assert.equal(saidBy('i', { ...reading, isToxic: false })?.value, true)
  assert.equal(saidBy('Enter', reading), undefined)
})

test('a feeling stands at the nearest step, and nowhere where nobody is sure', () => {
  assert.equal(standing(reading, 'sentiment'), -0.5)
  assert.equal(standing({ ...reading, isUnsure: true }, 'sentiment'), undefined)
  assert.equal(standing({ ...reading, isUnsure: true }, 'emotion'), undefined)
  const corrected = { by: 'p', at: 1, aspects: ['emotion' as const] }
  assert.equal(standing({ ...reading, isUnsure: true, corrected }, 'emotion'), 'anger')
  assert.equal(standing(reading, 'kind'), 'complaint')
})

test('a correction goes back to the word that stood before, or to what models say', () => {
  assert.deepEqual(undoOf(reading, 'kind'), { kind: null })
  const corrected = { by: 'p', at: 1, aspects: ['kind' as const] }
  assert.deepEqual(undoOf({ ...reading, kind: 'praise', corrected }, 'kind'), { kind: 'praise' })
})

test('what is said is seen at once, with whoever said it', () => {
  const after = foreseen({ ...reading, isUnsure: true }, { sentiment: 1, isToxic: false }, 'p', 7)
  assert.deepEqual([after.sentiment, after.isUnsure, after.isToxic, after.kind], [1, false, false, 'complaint'])
  assert.deepEqual(after.corrected, { by: 'p', at: 7, aspects: ['sentiment', 'isToxic'] })
  assert.equal(foreseen(reading, { kind: null }, 'p', 7), reading)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatsOf } from '../texts/formats.ts'
import { leftWords } from './left-words.ts'

test('a deadline runs down, and goes on from nothing once it has passed', () => {
  const spanish = formatsOf('es')
  const words = [60_000, 39_000, 0, -4 * 60_000].map(left => leftWords(left, spanish))
  assert.deepEqual(words, ['1 min', '39 s', '+0 s', '+4 min'])
})

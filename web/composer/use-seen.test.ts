import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seenIn } from './use-seen.ts'

test('an answer of a colleague that came in this moment has not been seen', () => {
  const known = [
    { id: 'there at first', since: 0 },
    { id: 'a while ago', since: 10_000 },
    { id: 'just now', since: 60_000 },
  ]
  assert.equal(seenIn(known, 60_200), 'a while ago')
  assert.equal(seenIn(known, 62_000), 'just now')
  assert.equal(seenIn(known.slice(2), 60_200), 'just now', 'nothing else was ever there')
  assert.equal(seenIn([], 60_200), undefined)
})

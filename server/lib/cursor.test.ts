import assert from 'node:assert/strict'
import { test } from 'node:test'
import { earliestTime, latestTime, newId, readSpot, writeCursor, writeSpot } from './index.ts'

const id = newId()
const malformed = { code: 'cursor.malformed', status: 422 }

test('a page goes on at the spot where the last one ended', () => {
  for (const at of [0, -1, 1_760_000_000_123, earliestTime, latestTime])
    assert.deepEqual(readSpot(writeSpot({ at, id })), { at, id })
})

test('what is no spot of ours, no time and no id leads nowhere', () => {
  const odd = [[latestTime + 1, id], [earliestTime - 1, id], [1, 'x'], ['1', id], [1], [1, id, 2]]
  for (const cursor of ['', '%', 'bnVsbA', ...odd.map(place => writeCursor(place))])
    assert.throws(() => readSpot(cursor), malformed, cursor)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, hour } from '#lib'
import { place } from './place.ts'

const closedAt = Date.UTC(2026, 0, 10, 12)
const closed = { id: 'c', status: 'closed', closedAt, historic: false } as const
const message = (passed: number, more: Partial<Parameters<typeof place>[1]> = {}) => ({
  at: closedAt + passed,
  historic: false,
  courtesy: false,
  echo: false,
  ...more,
})

test('the first message of a thread opens a conversation', () => {
  assert.deepEqual(place(undefined, message(0)), { kind: 'open', previousId: undefined })
})

for (const status of ['open', 'waiting', 'snoozed'] as const) {
  test(`a message joins a conversation that is ${status}, however old`, () => {
    assert.deepEqual(place({ ...closed, status, closedAt: null }, message(40 * day)), { kind: 'append' })
  })
}

test('within 72 hours of closing a message opens the conversation again, at 72 hours too', () => {
  assert.deepEqual(place(closed, message(1)), { kind: 'reopen' })
  assert.deepEqual(place(closed, message(72 * hour)), { kind: 'reopen' })
})

test('from 72 hours to 7 days it starts a linked conversation, later a new one', () => {
  assert.deepEqual(place(closed, message(72 * hour + 1)), { kind: 'open', previousId: 'c' })
  assert.deepEqual(place(closed, message(7 * day)), { kind: 'open', previousId: 'c' })
  assert.deepEqual(place(closed, message(7 * day + 1)), { kind: 'open', previousId: undefined })
})

test('a courtesy, or an answer of ours elsewhere, joins what is closed and leaves it closed', () => {
  assert.deepEqual(place(closed, message(hour, { courtesy: true })), { kind: 'append-closed' })
  assert.deepEqual(place(closed, message(hour, { echo: true })), { kind: 'append-closed' })
})

test('history opens nothing again, and a new message after history alone is a new conversation', () => {
  assert.deepEqual(place(closed, message(hour, { historic: true })), { kind: 'append-closed' })
  assert.deepEqual(place({ ...closed, historic: true }, message(hour)), { kind: 'open', previousId: 'c' })
})

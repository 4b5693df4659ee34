import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, minute } from '#lib'
import { isFollowed, type Step, turnAfter, turnSince } from './turn.ts'

const start = Date.UTC(2026, 10, 21, 10)

/** A timeline from words: `in`, `out` (sent), `lost` (failed), `closed`, `reopened`, `note`, `old` (history), `gone` (deleted); newest first. */
function timeline(...words: string[]): Step[] {
  return words
    .map((word, index): Step => {
      const at = start + index * minute
      const direction = ['in', 'old', 'gone'].includes(word)
        ? 'in'
        : word === 'out' || word === 'lost'
          ? 'out'
          : word === 'note'
            ? 'note'
            : 'system'
      const state = word === 'lost' ? 'failed' : direction === 'out' ? 'sent' : direction === 'in' ? 'received' : 'kept'
      const line = direction === 'system' ? word : null
      return {
        id: String(index),
        direction,
        state,
        at,
        receivedAt: at,
        historic: word === 'old',
        deleted: word === 'gone',
        line,
      }
    })
    .toReversed()
}

const message = (index: number) => ({ id: String(index), at: start + index * minute })
const minutesOf = (turnAt: number | null) => (turnAt === null ? null : (turnAt - start) / minute)

test('the turn begins with the first message after our last answer', () => {
  assert.equal(minutesOf(turnSince(timeline('in', 'out', 'in', 'in', 'lost'), message(4))), 2)
})

test('an answer that did not arrive is none', () => {
  assert.equal(minutesOf(turnSince(timeline('in', 'lost', 'in', 'lost'), message(3))), 0)
})

test('the message in question is left out, whatever it says of itself', () => {
  assert.equal(minutesOf(turnSince(timeline('in', 'out'), message(1))), 0)
})

test('nobody waits where nobody asked: notes, history and what was deleted ask for nothing', () => {
  assert.equal(turnSince(timeline('out', 'note', 'old', 'gone', 'lost'), message(4)), null)
})

test('what was closed before the message is settled', () => {
  assert.equal(turnSince(timeline('in', 'closed', 'lost'), message(2)), null)
  assert.equal(minutesOf(turnSince(timeline('in', 'closed', 'reopened', 'in', 'lost'), message(4))), 3)
})

test('a closing that came with the message, or after it, believed in it and settles nothing', () => {
  assert.equal(minutesOf(turnSince(timeline('in', 'lost', 'closed'), message(1))), 0)
})

test('a message that the platform dates long before it gave it to us starts its clock at most a day before', () => {
  const [step] = timeline('in')
  assert.equal(turnSince([{ ...step!, receivedAt: start + 3 * day }], message(9)), start + 2 * day)
})

test('when the message did arrive, only what came after it waits', () => {
  assert.equal(turnAfter(timeline('in', 'out', 'note'), message(1)), null)
  assert.equal(minutesOf(turnAfter(timeline('in', 'out', 'in'), message(1))), 2)
})

test('a later answer of ours stands for this one', () => {
  assert.equal(isFollowed(timeline('in', 'lost', 'out'), message(1)), true)
  assert.equal(isFollowed(timeline('in', 'lost', 'lost', 'in'), message(1)), false)
  assert.equal(isFollowed(timeline('out', 'in', 'lost'), message(2)), false)
})

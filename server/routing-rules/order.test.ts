import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { elapsedMs, type Hours, whenElapsed } from './hours.ts'
import { compareRanks, deadlineOf, rankOf, urgencyOf, whenUrgent } from './order.ts'
import { defaultPolicy } from './policy.ts'
import type { Task } from './task.ts'

const minute = 60_000
const hour = 60 * minute
const friday = Date.UTC(2026, 10, 6)
const monday = friday + 3 * 24 * hour
const openHours: Hours = [
  [friday + 9 * hour, friday + 20 * hour],
  [monday + 9 * hour, monday + 20 * hour],
]

const taskOf = (own: Partial<Task>): Task => ({
  ...{ id: 'a', customerId: 'marta', queueId: 'common', kind: 'messaging', class: 'query', arrivedAt: friday },
  ...{ targetMs: 30 * minute, hours: null, hardDeadlineAt: null, needs: [], expectedMs: 5 * minute },
  ...{ lastServed: null, place: null },
  ...own,
})

test('on Friday at 20:10, closed until Monday at nine, half an hour ends on Monday at 9:30', () => {
  const task = taskOf({ arrivedAt: friday + 20 * hour + 10 * minute, hours: openHours })
  assert.equal(deadlineOf(task), monday + 9.5 * hour)
  assert.equal(urgencyOf(task, monday), 0)
  assert.equal(urgencyOf(task, monday + 9 * hour + 15 * minute), 0.5)
})

test('a hard deadline runs on the wall, however the clock of the target stands', () => {
  const arrivedAt = friday + 19 * hour
  const task = taskOf({ arrivedAt, hours: openHours, targetMs: 4 * hour, hardDeadlineAt: arrivedAt + 23 * hour })
  assert.equal(urgencyOf(task, arrivedAt + 11.5 * hour), 0.5)
  assert.equal(deadlineOf(task), arrivedAt + 23 * hour)
})

test('one complaint by mail and in public, at the same instant: the same deadline, the same index', () => {
  const [letter, comment] = (['email', 'comment'] as const).map(kind =>
    rankOf([taskOf({ kind, class: 'complaint' })], defaultPolicy, friday + 10 * minute),
  )
  assert.deepEqual(letter, comment)
})

test('of equals the first deadline counts, then who came first, then the id, so that there is always one order', () => {
  const at = friday + hour
  const ranks = [
    rankOf([taskOf({ id: 'b' })], defaultPolicy, at),
    rankOf([taskOf({ id: 'a' })], defaultPolicy, at),
    rankOf([taskOf({ id: 'c', arrivedAt: friday - minute })], defaultPolicy, at),
  ]
  assert.deepEqual(
    ranks.toSorted(compareRanks).map(({ id }) => id),
    ['c', 'a', 'b'],
  )
})

const anyHours = fc
  .uniqueArray(fc.integer({ min: 0, max: 400 }), { minLength: 2, maxLength: 12 })
  .map(bounds => bounds.toSorted((one, other) => one - other))
  .map(bounds => Array.from({ length: bounds.length >> 1 }, (_, at) => [bounds[2 * at]!, bounds[2 * at + 1]!] as const))

test('a clock that has run for so long has run for so long, and what is urgent then was not a moment before', () => {
  const times = { from: fc.integer({ min: 0, max: 400 }), ms: fc.integer({ min: 1, max: 200 }) }
  fc.assert(
    fc.property(anyHours, fc.record(times), (hours, { from, ms }) => {
      const at = whenElapsed(hours, from, ms)
      if (at === Infinity) return assert.ok(elapsedMs(hours, from, 1000) < ms)
      assert.equal(elapsedMs(hours, from, at), ms)
      assert.equal(elapsedMs(hours, from, at - 1), ms - 1)
      const task = taskOf({ arrivedAt: from, hours, targetMs: ms, hardDeadlineAt: null })
      assert.equal(whenUrgent(task, 1), at)
    }),
  )
})

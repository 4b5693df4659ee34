import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#lib'
import { type DayOf, isOverPromised, mayPublish } from './index.ts'

const now = Date.UTC(2026, 10, 23)
const days = (count: number, met: number, due = 100): DayOf[] => Array.from({ length: count }, () => ({ due, met }))

test('in its first 28 days a level is new, whatever was kept', () => {
  assert.deepEqual(mayPublish(now - 28 * day + 1, now, days(28, 10)), { state: 'new' })
  assert.equal(mayPublish(now - 28 * day, now, days(28, 10)).state, 'missed')
})

test('after them only what is kept nine times of ten may be said', () => {
  assert.deepEqual(mayPublish(0, now, days(28, 90)), { state: 'attained', share: 0.9 })
  assert.equal(mayPublish(0, now, [...days(27, 90), { due: 100, met: 89 }]).state, 'missed')
  // What was kept before does not count.
  assert.equal(mayPublish(0, now, [...days(100, 100), ...days(28, 80)]).state, 'missed')
})

test('where nothing fell due there is nothing to say', () => {
  assert.deepEqual(mayPublish(0, now, days(28, 0, 0)), { state: 'new' })
})

test('seven days below 85 % alarm; six do not, nor a day without figures', () => {
  assert.equal(isOverPromised(days(34, 84)), true)
  assert.equal(isOverPromised(days(34, 85)), false)
  // The 28 days up to the first of the seven still reach 85 %.
  assert.equal(isOverPromised([...days(27, 85), ...days(1, 85), ...days(6, 10)]), false)
  assert.equal(isOverPromised([...days(27, 85), ...days(1, 84), ...days(6, 10)]), true)
  assert.equal(isOverPromised(days(33, 10)), false)
  assert.equal(isOverPromised(days(34, 0, 0)), false)
})

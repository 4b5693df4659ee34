import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scaleOf } from './scale.ts'

test('a scale has a few round lines and holds what is highest', () => {
  assert.deepEqual(scaleOf(34), { most: 34, ticks: [10, 20, 30] })
  assert.deepEqual(scaleOf(10), { most: 10, ticks: [5, 10] })
  assert.deepEqual(scaleOf(0), { most: 1, ticks: [] })
  for (const most of [1, 3, 7, 99, 212, 5000, 123_456]) {
    const { ticks } = scaleOf(most)
    assert.ok(
      ticks.length >= 1 && ticks.length <= 4 && ticks.every(tick => tick <= most && Number.isInteger(tick)),
      `${most}`,
    )
  }
})

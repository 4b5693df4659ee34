import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calm, eased, places } from './ease.ts'

test('while all is well eight may be under way, four of them bulk', () => {
  assert.deepEqual([places(calm, 'reply', 5), places(calm, 'bulk', 5)], [8, 4])
})

test('after trouble nothing goes for a while, then one at a time', () => {
  const ease = eased(calm, 0, 1000)
  assert.deepEqual(
    [1000, 1999, 2000].map(now => places(ease, 'reply', now)),
    [0, 0, 1],
  )
})

test('trouble upon trouble makes it seldom, up to a minute; the platform’s own time is kept within that', () => {
  let ease = calm
  const waits = Array.from({ length: 9 }, () => (ease = eased(ease, 0, 0)).until)
  assert.deepEqual(waits, [1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000])
  assert.deepEqual([eased(calm, 7000, 0).until, eased(calm, 3_600_000, 0).until], [7000, 60_000])
})

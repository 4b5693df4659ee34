import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { shareOf } from './share.ts'

test('a share comes with the interval of Wilson', () => {
  const rounded = ({ share, low, high }: ReturnType<typeof shareOf>) =>
    [share, low, high].map(value => value && Math.round(value * 10_000) / 10_000)
  // As the books have them: 10 of 20, 0 of 10, 10 of 10, 81 of 263.
  assert.deepEqual(rounded(shareOf(10, 20)), [0.5, 0.2993, 0.7007])
  assert.deepEqual(rounded(shareOf(0, 10)), [0, 0, 0.2775])
  assert.deepEqual(rounded(shareOf(10, 10)), [1, 0.7225, 1])
  assert.deepEqual(rounded(shareOf(81, 263)), [0.308, 0.2553, 0.3662])
  assert.deepEqual(shareOf(0, 0), { count: 0, of: 0, share: null, low: null, high: null })
})

test('whatever the share: it lies within its interval, which narrows with more', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), fc.float({ min: 0, max: 1, noNaN: true }), (of, part) => {
      const count = Math.round(of * part)
      const { share, low, high } = shareOf(count, of)
      assert.ok(0 <= low! && low! <= share! + 1e-12 && share! - 1e-12 <= high! && high! <= 1)
      const more = shareOf(count * 4, of * 4)
      assert.ok(more.high! - more.low! < high! - low!)
    }),
  )
})

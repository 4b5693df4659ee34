import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { allowed, newBucket, refilled, waitFor } from './pace.ts'

/** Sends as fast as it may, looking at these moments. */
function sendingTimes(perSecond: number, moments: number[]): number[] {
  let bucket = newBucket(0)
  return moments.flatMap(now => {
    bucket = refilled(bucket, perSecond, now)
    const count = allowed(bucket, perSecond, 'reply')
    bucket = { ...bucket, tokens: bucket.tokens - count }
    return Array<number>(count).fill(now)
  })
}

test('no second ever has more messages than the connection may send', () => {
  const gaps = fc.array(fc.integer({ min: 1, max: 1500 }), { minLength: 1, maxLength: 200 })
  const property = fc.property(fc.integer({ min: 1, max: 1000 }), gaps, (perSecond, steps) => {
    let now = 0
    const times = sendingTimes(
      perSecond,
      steps.map(step => (now += step)),
    )
    for (const from of times) assert.ok(times.filter(at => at >= from && at < from + 1000).length <= perSecond)
  })
  fc.assert(property, { seed: 7_262_001, numRuns: 200 })
})

test('over a minute nearly nine tenths of the allowed rate go out, and no more', () => {
  const everyMs = Array.from({ length: 60_000 }, (_, at) => at)
  for (const perSecond of [1, 20, 200]) {
    const count = sendingTimes(perSecond, everyMs).length
    assert.ok(count >= perSecond * 53 && count <= perSecond * 55, `${count} at ${perSecond} a second`)
  }
})

test('what may go next may go when it says, and not before', () => {
  for (const perSecond of [0.2, 1, 7, 50]) {
    const empty = { tokens: 0, at: 0 }
    const wait = waitFor(empty, perSecond, 'reply')
    assert.equal(allowed(refilled(empty, perSecond, wait - 2), perSecond, 'reply'), 0)
    assert.equal(allowed(refilled(empty, perSecond, wait), perSecond, 'reply'), 1)
  }
})

test('bulk leaves one for a reply where more than one can be saved up', () => {
  const full = refilled({ tokens: 0, at: 0 }, 100, 10_000)
  assert.deepEqual([allowed(full, 100, 'reply'), allowed(full, 100, 'bulk')], [10, 9])
  const one = { tokens: 1, at: 0 }
  assert.deepEqual([allowed(one, 100, 'bulk'), allowed(one, 5, 'bulk')], [0, 1])
  assert.equal(allowed(refilled(one, 100, waitFor(one, 100, 'bulk')), 100, 'bulk'), 1)
})

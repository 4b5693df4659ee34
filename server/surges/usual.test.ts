import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, hour } from '#lib'
import { likelihoodOfMore } from './binomial.ts'
import { type History, usualAt } from './usual.ts'

const week = (7 * day) / hour
const since = Date.UTC(2026, 9, 5)

const history = (counts: number[], more: Partial<History> = {}): History => ({
  ...{ since, counts, negative: 10, total: 100, ...more },
})
const at = (hours: number): number => since + hours * hour

test('usual is the median of the same hours of the week and of those beside them, six weeks back', () => {
  const counts = Array.from({ length: 6 * week + 13 }, (_, each) =>
    each % week === 13 ? 8 : each % week === 12 ? 4 : 6,
  )
  const usual = usualAt(history(counts), at(6 * week + 13))
  assert.equal(usual?.median, 6)
  assert.equal(usual?.dispersion, 1, 'each hour of the week is as it always is')
  assert.equal(usual?.spread, 1.4826 * 2, 'the median of what lies 0 and 2 apart in equal thirds')
})

test('hours of a crisis say nothing; where the same hours are too few, the last 28 days are asked', () => {
  const counts = Array.from({ length: 6 * week }, () => 4)
  for (let back = 1; back <= 6; back++)
    for (const beside of [0, 1, 2]) counts[6 * week - back * week + 12 + beside] = back <= 3 ? Number.NaN : 9
  assert.equal(usualAt(history(counts), at(6 * week + 13))?.median, 4)
  const few = counts.map(count => (Number.isNaN(count) ? 90 : count))
  assert.equal(usualAt(history(few), at(6 * week + 13))?.median, 49.5, 'not taken out, it would be usual')
})

test('a brand that is listened to for less than a day has nothing usual; a silent one has', () => {
  assert.equal(usualAt(history([3, 4, 3]), at(3)), undefined)
  assert.deepEqual(usualAt(history(Array<number>(24).fill(0), { negative: 0, total: 0 }), at(24)), {
    ...{ median: 0, spread: 1, dispersion: 1, share: 0.5 },
  })
})

test('one step is never less than chance alone has it', () => {
  const counts = Array.from({ length: 6 * week }, (_, each) => (Math.floor(each / week) % 2 === 0 ? 2 : 6))
  const usual = usualAt(history(counts), at(6 * week + 1))
  assert.equal(usual?.median, 4)
  assert.equal(usual?.dispersion.toFixed(2), '1.20', 'variance 4.8 by mean 4')
  assert.equal(usual?.spread.toFixed(3), (1.4826 * 2).toFixed(3))
})

test('how likely so many are is what a table says', () => {
  assert.equal(likelihoodOfMore(5, 10, 0.5).toFixed(4), '0.6230')
  assert.equal(likelihoodOfMore(8, 10, 0.5).toFixed(4), '0.0547')
  assert.equal(likelihoodOfMore(34, 60, 0.2) < 1e-8, true)
  assert.equal(likelihoodOfMore(20, 100, 0.1).toFixed(5), '0.00198')
  assert.equal(likelihoodOfMore(10_300, 100_000, 0.1).toFixed(4), '0.0008')
  assert.deepEqual([likelihoodOfMore(0, 0, 0.3), likelihoodOfMore(3, 3, 1), likelihoodOfMore(1, 3, 0)], [1, 1, 0])
})

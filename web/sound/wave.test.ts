import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { barsOf, drawn } from './wave.ts'

const tone = (length: number, loud: (at: number) => number) =>
  Float32Array.from({ length }, (_, at) => Math.sin(at / 3) * loud(at / length))

test('a wave is high where it is loud and flat where nobody speaks', () => {
  const bars = barsOf(
    tone(80_000, share => (share < 0.5 ? 0.8 : 0)),
    10,
  )
  assert.deepEqual(
    bars.map(bar => bar > 0.9),
    [true, true, true, true, true, false, false, false, false, false],
  )
  assert.equal(bars[9], 0)
})

test('what is whispered from end to end is drawn as high as what is shouted', () => {
  const [low, high] = [0.02, 0.9].map(loud => barsOf(tone(50_000, () => loud)))
  assert.ok(low!.every((bar, at) => Math.abs(bar - high![at]!) < 0.01))
})

test('whatever is heard, there are as many bars, each between nothing and all', () => {
  const samples = fc.float32Array({ noNaN: true, min: -1, max: 1, maxLength: 500 })
  fc.assert(
    fc.property(samples, fc.integer({ min: 1, max: 60 }), (heard, count) => {
      const bars = barsOf(heard, count)
      assert.equal(bars.length, count)
      assert.ok(bars.every(bar => bar >= 0 && bar <= 1))
    }),
  )
})

test('silence is drawn as a line of dots, not as nothing', () => {
  assert.equal(drawn([0, 1]), 'M0.5 0.96V1.04M1.5 0V2')
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { bounded, fit, LARGEST, moved, turned, WHOLE, zoomed } from './zoom.ts'

const stage = { width: 1000, height: 600 }
const size = fc.record({ width: fc.integer({ min: 1, max: 9000 }), height: fc.integer({ min: 1, max: 9000 }) })
const point = fc.record({ x: fc.integer({ min: -500, max: 500 }), y: fc.integer({ min: -300, max: 300 }) })

test('a large picture fits, also on its side; a small one is not blown up', () => {
  assert.deepEqual(fit({ width: 4000, height: 3000 }, stage), { width: 800, height: 600 })
  assert.deepEqual(fit({ width: 4000, height: 3000 }, stage, 1), { width: 600, height: 450 })
  assert.deepEqual(fit({ width: 40, height: 30 }, stage), { width: 40, height: 30 })
})

test('what is under the pointer stays under it while it grows', () => {
  fc.assert(
    fc.property(point, fc.double({ min: 1, max: LARGEST, noNaN: true }), (at, factor) => {
      const look = zoomed(WHOLE, factor, at)
      // The point of the picture that was there is there still.
      assert.ok(Math.abs(at.x * look.scale + look.x - at.x) < 1e-6)
      assert.ok(Math.abs(at.y * look.scale + look.y - at.y) < 1e-6)
    }),
  )
})

test('it never leaves the stage, and nothing makes it smaller than whole or larger than eight times', () => {
  const step = fc.oneof(
    point.map(by => (look: typeof WHOLE) => moved(look, by)),
    fc.tuple(fc.double({ min: 0.1, max: 9, noNaN: true }), point).map(
      ([factor, at]) =>
        (look: typeof WHOLE) =>
          zoomed(look, factor, at),
    ),
    fc.constant(turned),
  )
  fc.assert(
    fc.property(size, fc.array(step, { maxLength: 20 }), (picture, steps) => {
      let look = WHOLE
      for (const one of steps) {
        look = one(look)
        look = bounded(look, fit(picture, stage, look.turns), stage)
      }
      const drawn = fit(picture, stage, look.turns)
      const width = (look.turns % 2 === 0 ? drawn.width : drawn.height) * look.scale
      assert.ok(look.scale >= 1 && look.scale <= LARGEST)
      assert.ok(Math.abs(look.x) <= Math.max(0, (width - stage.width) / 2) + 1e-6)
    }),
  )
})

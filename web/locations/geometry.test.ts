import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { distance, grid, offset, reachFor, round } from './geometry.ts'

const barcelona = { latitude: 41.3874, longitude: 2.1686 }
const madrid = { latitude: 40.4168, longitude: -3.7038 }
const place = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
})

test('from Barcelona to Madrid it is 505 km, and as far back', () => {
  assert.equal(Math.round(distance(barcelona, madrid) / 1000), 505)
  assert.equal(distance(barcelona, madrid), distance(madrid, barcelona))
})

test('across the line where the day changes it is the short way', () => {
  const [fiji, beyond] = [
    { latitude: -17, longitude: 179.99 },
    { latitude: -17, longitude: -179.99 },
  ]
  assert.ok(distance(fiji, beyond) < 2200)
  assert.ok(Math.abs(offset(fiji, beyond).east - distance(fiji, beyond)) < 5)
})

test('what is drawn near a place is as far away as it is', () => {
  const near = fc.record({
    north: fc.double({ min: -0.05, max: 0.05, noNaN: true }),
    east: fc.double({ min: -0.05, max: 0.05, noNaN: true }),
  })
  fc.assert(
    fc.property(near, ({ north, east }) => {
      const there = { latitude: barcelona.latitude + north, longitude: barcelona.longitude + east }
      const { east: x, north: y } = offset(barcelona, there)
      assert.ok(Math.abs(Math.hypot(x, y) - distance(barcelona, there)) <= 1 + distance(barcelona, there) / 500)
    }),
  )
})

test('a scale is a figure one can say', () => {
  assert.deepEqual([7, 99, 100, 499, 2600, 0.3].map(round), [5, 50, 100, 200, 2000, 0.2])
})

test('anywhere on earth a few lines are drawn, each inside of the drawing and where it says', () => {
  fc.assert(
    fc.property(place, fc.double({ min: 400, max: 27_000, noNaN: true }), (here, reach) => {
      const { parallels, meridians } = grid(here, reach)
      for (const line of [...parallels, ...meridians]) assert.ok(Math.abs(line.at) <= reach * 1.001)
      assert.ok(meridians.length >= 1 && meridians.length <= 12, String(meridians.length))
      for (const { at, degrees } of parallels) {
        assert.ok(Math.abs(offset(here, { ...here, latitude: degrees }).north - at) < 1)
      }
    }),
  )
})

test('what is near comes into the drawing, what is in another city does not make it a map of the country', () => {
  assert.deepEqual([reachFor([]), reachFor([1000]), reachFor([505_000])], [400, 1350, 400])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isQuiet } from '#notifications'

const at = (text: string) => Date.parse(text)
const night = { from: 22 * 60, to: 7 * 60 }

test('the night is quiet in the person’s own time zone, over midnight', () => {
  const madrid = { ...night, timeZone: 'Europe/Madrid' }
  const moments = [
    '2026-11-22T20:59Z',
    '2026-11-22T21:00Z',
    '2026-11-23T00:00Z',
    '2026-11-23T05:59Z',
    '2026-11-23T06:00Z',
  ]
  assert.deepEqual(
    moments.map(moment => isQuiet(madrid, at(moment))),
    [false, true, true, true, false],
  )
  assert.equal(isQuiet({ ...night, timeZone: 'America/Lima' }, at('2026-11-22T21:00Z')), false)
})

test('where nothing is chosen, or from and to are the same, it is never quiet', () => {
  const moment = fc.integer({ min: 0, max: 4e12 })
  fc.assert(
    fc.property(moment, fc.integer({ min: 0, max: 1439 }), (now, from) => {
      assert.equal(isQuiet(null, now), false)
      assert.equal(isQuiet({ from, to: from, timeZone: 'UTC' }, now), false)
    }),
  )
})

test('a moment is quiet in some hours exactly when it is not in the others', () => {
  const hours = fc
    .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 0, max: 1439 }))
    .filter(([a, b]) => a !== b)
  fc.assert(
    fc.property(hours, fc.integer({ min: 0, max: 4e12 }), ([from, to], now) => {
      const one = isQuiet({ from, to, timeZone: 'Asia/Kolkata' }, now)
      assert.notEqual(one, isQuiet({ from: to, to: from, timeZone: 'Asia/Kolkata' }, now))
    }),
  )
})

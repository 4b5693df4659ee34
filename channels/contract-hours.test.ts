import assert from 'node:assert/strict'
import { test } from 'node:test'
import { minutesIn, overlapping, sameSpans } from './contract-hours.ts'

const span = (day: number, opens: string, closes: string) => ({ day, opens, closes })

test('what closes no later than it opens closes on the day after', () => {
  assert.deepEqual(minutesIn(span(1, '09:00', '18:30')), { opens: 540, closes: 1110 })
  assert.deepEqual(minutesIn(span(1, '22:00', '02:00')), { opens: 1320, closes: 1560 })
  assert.deepEqual(minutesIn(span(1, '00:00', '00:00')), { opens: 0, closes: 1440 })
})

test('spans that run into one another are found, over midnight and from Sunday to Monday too', () => {
  assert.deepEqual(overlapping([]), [])
  assert.deepEqual(overlapping([span(1, '09:00', '14:00'), span(1, '14:00', '19:00')]), [])
  assert.deepEqual(overlapping([span(1, '09:00', '14:30'), span(1, '14:00', '19:00')]), [1])
  assert.deepEqual(overlapping([span(5, '22:00', '02:00'), span(6, '01:00', '09:00')]), [5])
  assert.deepEqual(overlapping([span(7, '22:00', '02:00'), span(1, '01:00', '09:00')]), [7])
  assert.deepEqual(overlapping([span(3, '00:00', '00:00')]), [])
})

test('hours are the same in whatever order they are told', () => {
  const [a, b] = [span(1, '09:00', '14:00'), span(1, '16:00', '19:00')]
  assert.ok(sameSpans([a, b], [b, a]))
  assert.ok(!sameSpans([a], [b]))
})

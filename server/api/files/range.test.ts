import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rangeOf } from './range.ts'

test('a stretch of bytes is read as it is asked for', () => {
  const asked = ['bytes=0-0', 'bytes=5-', 'bytes=-3', 'bytes=-20', 'bytes=8-99', 'bytes = 1 - 2']
  const stretches = [
    [0, 0],
    [5, 9],
    [7, 9],
    [0, 9],
    [8, 9],
    [1, 2],
  ].map(([start, end]) => ({ start, end }))
  assert.deepEqual(
    asked.map(each => rangeOf(each, 10)),
    stretches,
  )
})

test('what makes no sense is the whole, what lies behind the end cannot be had', () => {
  const whole = [undefined, '', 'bytes=', 'bytes=-', 'bytes=3-1', 'bytes=a-b', 'lines=1-2', 'bytes=0-1,3-4']
  assert.deepEqual(
    whole.map(each => rangeOf(each, 10)),
    whole.map(() => undefined),
  )
  assert.deepEqual(
    ['bytes=10-', 'bytes=10-20', 'bytes=-0'].map(each => rangeOf(each, 10)),
    Array(3).fill('unsatisfiable'),
  )
  assert.equal(rangeOf('bytes=-5', 0), 'unsatisfiable')
})

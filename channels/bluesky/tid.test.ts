import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tidOf } from './tid.ts'

const shape = /^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/
const digits = '234567abcdefghijklmnopqrstuvwxyz'
const timeIn = (tid: string) =>
  Number([...tid].reduce((sum, digit) => sum * 32n + BigInt(digits.indexOf(digit)), 0n) >> 10n)

test('a message has its key for good, and another message has another', () => {
  const ids = Array.from({ length: 2000 }, (_, index) => `019a9f9e-2f80-7c3a-9d42-${String(index).padStart(12, '0')}`)
  const keys = ids.map(id => tidOf(id, 0))
  assert.deepEqual(
    ids.map(id => tidOf(id, 999)),
    keys,
  )
  assert.deepEqual(
    keys.filter(key => !shape.test(key)),
    [],
  )
  assert.ok(new Set(keys).size > 1990, `${new Set(keys).size} of 2000`)
})

test('its time is that of the id, else that of the writing', () => {
  assert.equal(Math.floor(timeIn(tidOf('019a9f9e-2f80-7c3a-9d42-000000000001', 5)) / 1000), 0x019a9f9e2f80)
  assert.equal(Math.floor(timeIn(tidOf('m-1', 1_790_000_000_000)) / 1000), 1_790_000_000_000)
  assert.match(tidOf('m-1', -5), shape)
})

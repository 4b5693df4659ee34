import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ago } from './ago.ts'

const formats = { relative: (at: number | Date, now = 0) => `${Number(at) - now}` }

test('what has happened is never said to lie ahead, whatever the clocks say', () => {
  assert.equal(ago(1000, 4000, formats), '-3000')
  assert.equal(ago(5000, 4000, formats), '0')
})

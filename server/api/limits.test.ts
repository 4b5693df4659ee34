import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Fault, minute } from '#lib'
import { openLimits } from './limits.ts'

const rule = { perMinute: 6 }

function limitsAt(start = 0) {
  let at = start
  const limits = openLimits(() => at)
  const tries = (key: string, count: number) =>
    Array.from({ length: count }).flatMap(() => {
      try {
        limits.spend(key, rule)
        return ['ok']
      } catch (error) {
        assert.ok(error instanceof Fault && error.status === 429)
        return [error.values.seconds]
      }
    })
  return { tries, pass: (ms: number) => (at += ms) }
}

test('what may come in a minute may come at once, then at its pace', () => {
  const { tries, pass } = limitsAt()
  assert.deepEqual(tries('a', 7), ['ok', 'ok', 'ok', 'ok', 'ok', 'ok', 10])
  assert.deepEqual(tries('b', 1), ['ok'])
  pass(10_000)
  assert.deepEqual(tries('a', 2), ['ok', 10])
  pass(60 * minute)
  assert.deepEqual(tries('a', 7).filter(each => each === 'ok').length, 6)
})

test('it remembers no more than it has room for, and forgets first who has not come for longest', () => {
  const { tries } = limitsAt()
  assert.equal(tries('first', 7).at(-1), 10)
  for (let other = 0; other < 20_000; other++) tries(`other ${other}`, 1)
  assert.deepEqual(tries('first', 1), ['ok'])
})

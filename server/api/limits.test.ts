import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Fault, minute } from '#lib'
import { networkOf, openLimits } from './limits.ts'

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

test('what counts several comes in turn, and never waits for more than a minute holds', () => {
  const limits = openLimits(() => 0)
  limits.spend('a', rule, 4)
  assert.throws(() => limits.spend('a', rule, 3), { code: 'too-many', values: { seconds: 10 } })
  limits.spend('a', rule, 2)
  limits.spend('b', rule, 1000)
  limits.spend('c', { perMinute: 6, atOnce: 60 }, 50)
  assert.throws(() => limits.spend('c', { perMinute: 6, atOnce: 60 }, 11), {
    code: 'too-many',
    values: { seconds: 10 },
  })
})

test('whoever has a whole network of addresses is one', () => {
  const one = '2001:db8:0:7'
  for (const address of ['2001:db8:0:7::1', '2001:0db8:0:7:ffff:1:2:3', '2001:DB8::7:0:0:0:9', '2001:db8:0:7::%eth0'])
    assert.equal(networkOf(address), one, address)
  assert.notEqual(networkOf('2001:db8:0:8::1'), one)
  assert.deepEqual(['203.0.113.9', '::ffff:203.0.113.9', ''].map(networkOf), ['203.0.113.9', '203.0.113.9', ''])
  assert.equal(networkOf('::1'), '0:0:0:0')
})

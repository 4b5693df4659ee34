import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { nearness, simhash } from './simhash.ts'

const said = 'La junta de la Nido 2 gotea desde el primer día y en la tienda dicen que ya son varias.'

test('what is said again with other names, links, signs and letters is the same text', () => {
  const again = `@urraca LA JUNTA de la Nido 2 gotea… desde el primer dia, ¡y en la tienda dicen que ya son varias! https://t.co/x #nido2`
  assert.equal(nearness(simhash(said)!, simhash(again)!), 0)
})

test('a copy with a letter changed is near, another complaint about the same is far', () => {
  const long = `${said} La compré el día 9 en Zaragoza y no es la única que ha salido así este mes, por lo que cuentan.`
  assert.ok(nearness(simhash(long)!, simhash(long.replace('Zaragoza', 'Zaragosa'))!) <= 3)
  const other = 'Otra a la que le sale el café por la rosca. Comprada el día 9, y la segunda en un mes.'
  assert.ok(nearness(simhash(said)!, simhash(other)!) > 10)
})

test('what is short says nothing of where it comes from', () => {
  for (const text of [
    '',
    'No funciona',
    '😡😡😡😡😡😡😡😡😡😡😡😡😡😡😡😡',
    'https://example.com/a/very/long/address/indeed',
  ])
    assert.equal(simhash(text), undefined)
})

test('any text has the same 64 bits each time, and no text is too long', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), text => {
      assert.deepEqual(simhash(text), simhash(text))
    }),
  )
  const began = performance.now()
  simhash('gotea '.repeat(200_000))
  assert.ok(performance.now() - began < 1000)
})

test('how far two are is a distance', () => {
  const hash = fc.record({ high: fc.integer(), low: fc.integer() })
  fc.assert(
    fc.property(hash, hash, hash, (one, other, third) => {
      assert.equal(nearness(one, one), 0)
      assert.equal(nearness(one, other), nearness(other, one))
      assert.ok(nearness(one, third) <= nearness(one, other) + nearness(other, third))
    }),
  )
  assert.equal(nearness({ high: 0, low: 0 }, { high: -1, low: -1 }), 64)
})

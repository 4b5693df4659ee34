import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { orderNumbersIn } from './order-numbers.ts'
import { soundOf, tracesIn, tracesOf } from './traces.ts'

const keysIn = (text: string) =>
  tracesIn(text)
    .filter(({ source }) => source === 'said')
    .map(({ kind, key }) => `${kind} ${key}`)

test('a number, an address and an order are heard however they are written, and alike', () => {
  for (const said of ['612 34 56 78', '+34 612-345-678', '0034612345678', '(612) 345678'])
    assert.deepEqual(keysIn(`Mi móvil es el ${said}`), ['phone 612345678'], said)
  assert.deepEqual(keysIn('Escribidme a Marta.Iborra+tienda@GMAIL.com'), ['email martaiborra@gmail.com'])
  assert.deepEqual(keysIn('Mi pedido es el 4711-88231, ¿dónde está?'), ['order 471188231'])
  for (const said of ['SB-20934', 'sb 20934', 'SB20934'])
    assert.deepEqual(keysIn(`pedido nº ${said}`), ['order sb20934'], said)
  assert.deepEqual(keysIn('El pedido 4715 76024 viene incompleto'), ['order 471576024'])
  assert.deepEqual(keysIn('Sobre #AC2219: nada'), ['order ac2219'])
})

test('what is somebody else’s, a house’s, a year, a date or a price is nobody’s trace', () => {
  for (const said of [
    'Llamad a mi hija al 612 345 678',
    'Me atendió vuestra compañera en el 612 345 678',
    'Llamé al 900 123 456',
    'Escribí a atencion@tienda.example',
    'Mi pedido de 2024',
    'Mi pedido 1',
    'El pedido del 12-03-2026',
    'Pagué 1.249,90 € en el 08012',
  ])
    assert.deepEqual(keysIn(said), [], said)
})

test('an account is known by its number, its address, its handle and its name in any order', () => {
  const shown = { channel: 'whatsapp', externalId: '34612345678', name: 'Lucía García López', handle: null, known: {} }
  const keys = tracesOf(shown).map(({ kind, key }) => `${kind} ${key}`)
  assert.ok(keys.includes('phone 612345678'))
  const other = tracesOf({ ...shown, channel: 'x', externalId: '77', name: 'Garzia, Lucia', handle: 'luciagarcia_89' })
  const both = other
    .map(({ kind, key }) => `${kind} ${key}`)
    .filter(each => keys.includes(each))
    .toSorted()
  assert.deepEqual(both, [`name ${[soundOf('garcia'), soundOf('lucia')].join(' ')}`, 'handle luciagarcia'].toSorted())
})

test('what sounds alike is written alike', () => {
  for (const [one, other] of [
    ['gonzalez', 'gonsales'],
    ['vazquez', 'basques'],
    ['giner', 'jiner'],
    ['llull', 'yuy'],
  ])
    assert.equal(soundOf(one!), soundOf(other!))
  assert.notEqual(soundOf('perez'), soundOf('gomez'))
})

test('whatever is written, reading it ends and says nothing twice', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), text => {
      const found = tracesIn(text).map(({ kind, key }) => `${kind} ${key}`)
      assert.equal(new Set(found).size, found.length)
    }),
  )
  const long = '#'.repeat(50_000)
  assert.deepEqual(orderNumbersIn(`${long} pedido ${'a-'.repeat(20_000)}`), [])
})

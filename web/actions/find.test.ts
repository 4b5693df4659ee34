import assert from 'node:assert/strict'
import { test } from 'node:test'
import { find, folded, sift } from './find.ts'

test('accents and case do not matter', () => {
  assert.equal(folded('Óscar ÑANDÚ'), 'oscar nandu')
  assert.deepEqual(find('oscar', 'Óscar Lizarraga')?.parts, [[0, 5]])
})

test('each word has to be met', () => {
  assert.deepEqual(find('posp 9', 'Posponer hasta mañana a las 9:00')?.parts, [
    [0, 4],
    [28, 29],
  ])
  assert.equal(find('posp lunes', 'Posponer hasta mañana'), undefined)
})

test('the beginning of a word is better than its middle', () => {
  assert.deepEqual(
    sift('car', ['Óscar', 'Pablo Carla', 'Marta'], one => [one]),
    ['Pablo Carla', 'Óscar'],
  )
})

test('nothing sought finds all, as it stood', () => {
  assert.deepEqual(
    sift(' ', ['b', 'a'], one => [one]),
    ['b', 'a'],
  )
})

test('a thing is found by any of its texts', () => {
  assert.deepEqual(sift('envio', [{ label: 'Entrega', also: 'envíos' }], one => [one.label, one.also]).length, 1)
})

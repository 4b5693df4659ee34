import assert from 'node:assert/strict'
import { test } from 'node:test'
import { smsPieces, textLength, textOver, type TextUnit } from '#channel/length'

const family = '👩‍👩‍👧 ñ'

test('a text is as long as the platform counts it', () => {
  const units: TextUnit[] = ['graphemes', 'codepoints', 'utf16', 'bytes', 'weighted']
  assert.deepEqual(
    units.map(unit => textLength(family, { unit })),
    [3, 7, 10, 21, 4],
  )
})

test('signs that weigh two count two, and accents that are written apart count with their letter', () => {
  assert.equal(textLength('日本', { unit: 'weighted' }), 4)
  assert.equal(textLength('man\u0303ana', { unit: 'weighted' }), 6)
  assert.equal(textLength('“Sí” – 5 €', { unit: 'weighted' }), 11)
  assert.equal(textLength('🇪🇸 1️⃣', { unit: 'weighted' }), 5)
})

test('an address counts the same however long it is, and what stands around it counts as ever', () => {
  const limit = { unit: 'graphemes', urlLength: 23 } as const
  assert.equal(textLength('Mira https://tienda.example/un/camino/muy/largo?con=cosas, por favor', limit), 5 + 23 + 11)
  assert.equal(textLength('Mira tienda.com', limit), 15)
  assert.equal(textLength('Mira tienda.com/a. Y http://b.example', { ...limit, unit: 'weighted' }), 5 + 23 + 4 + 23)
  assert.equal(textLength('ana@tienda.com', { ...limit, unit: 'weighted' }), 14)
})

test('of a name on another server the host does not count', () => {
  const limit = { unit: 'graphemes', shortMentions: true } as const
  assert.equal(textLength('@nora@social.example hola', limit), 10)
  assert.equal(textLength('ana@social.example', limit), 18)
})

test('a text that is too long says by how much, also when its bytes alone are too many', () => {
  const limit = { max: 4, unit: 'graphemes', maxBytes: 20 } as const
  assert.deepEqual(
    ['hola', 'hola!!', family].map(text => textOver(text, limit)),
    [0, 2, 1],
  )
})

test('an SMS travels in pieces', () => {
  const pieces = (text: string) => smsPieces(text).pieces
  assert.deepEqual(
    [160, 161, 306, 307].map(count => pieces('a'.repeat(count))),
    [1, 2, 2, 3],
  )
  assert.deepEqual(
    [70, 71, 134, 135].map(count => pieces('ó'.repeat(count))),
    [1, 2, 2, 3],
  )
  assert.equal(pieces('€'.repeat(81)), 2)
  assert.deepEqual([smsPieces('¿Mañana?').isPlain, smsPieces('¿Qué día?').isPlain], [true, false])
})

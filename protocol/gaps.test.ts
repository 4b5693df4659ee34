import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fillGaps, gapPieces, textIn } from './gaps.ts'

const values = { 'customer.first-name': 'Marta', 'brand.name': 'Urraca' }

test('a gap takes what is known, else what stands there otherwise, else it stays and is named', () => {
  const text =
    'Hola, {{customer.first-name|¿qué tal?}}. Soy {{agent.first-name|una persona}} de {{ brand.name }}: {{pedido}}, {{pedido}}'
  assert.deepEqual(fillGaps(text, values), {
    text: 'Hola, Marta. Soy una persona de Urraca: {{pedido}}, {{pedido}}',
    missing: ['pedido'],
  })
})

test('nothing is put into a gap but its own value', () => {
  assert.deepEqual(fillGaps('{{constructor}} {{__proto__}}', values).missing, ['constructor', '__proto__'])
  assert.equal(fillGaps('{{a|}}', {}).text, '')
  assert.equal(fillGaps('{{a}}', { a: '{{b}}', b: 'no' }).text, '{{b}}')
})

test('whatever the text, its pieces are the text again', () => {
  const braces = fc.string({ unit: fc.constantFrom('{', '}', '|', 'a', ' ', '{{a}}', '{{b|c}}') })
  fc.assert(
    fc.property(fc.oneof(braces, fc.string({ unit: 'grapheme' })), text => {
      assert.equal(
        gapPieces(text)
          .map(piece => ('text' in piece ? piece.text : piece.written))
          .join(''),
        text,
      )
      const missing = Object.fromEntries(fillGaps(text, {}).missing.map(name => [name, 'x']))
      assert.deepEqual(fillGaps(text, missing).missing, [])
    }),
  )
})

test('it is written in the language of whoever reads it, as far as there is one', () => {
  const texts = { es: 'Hola', 'pt-BR': 'Olá', en: 'Hello' }
  assert.equal(textIn(texts, ['pt', 'es']), 'Olá')
  assert.equal(textIn(texts, ['en-GB', 'es']), 'Hello')
  assert.equal(textIn(texts, ['ja']), 'Hola')
})

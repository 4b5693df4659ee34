import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isCourtesy } from './courtesy.ts'

test('thanks and good-byes are courtesies; anything that asks or tells is not', () => {
  for (const text of [
    'gracias',
    'Muchísimas gracias!!',
    'ok, perfecto 👍',
    'Thank you so much',
    'merci',
    '🙏',
    'vale gracias, hasta luego',
    'obrigada!',
  ]) {
    assert.ok(isCourtesy(text), text)
  }
  for (const text of [
    'gracias pero no funciona',
    '¿gracias?',
    'ok 2',
    'no',
    '',
    '😡',
    'thanks for nothing',
    'a',
    'sigue igual',
    'gracias '.repeat(20),
  ]) {
    assert.ok(!isCourtesy(text), text)
  }
})

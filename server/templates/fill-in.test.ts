import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fillIn } from '#templates'

const template = { text: 'Hola {{1}}, tu pedido {{2}} sale hoy. Gracias, {{1}}', gaps: 2 }

test('gaps are filled wherever they stand', () => {
  assert.equal(fillIn(template, ['Marta', '77']), 'Hola Marta, tu pedido 77 sale hoy. Gracias, Marta')
  assert.equal(fillIn({ text: 'Hola', gaps: 0 }, []), 'Hola')
})

test('what is filled in is not read again', () => {
  assert.equal(fillIn(template, ['{{2}}', '$&']), 'Hola {{2}}, tu pedido $& sale hoy. Gracias, {{2}}')
})

test('every gap wants something', () => {
  for (const values of [[], ['Marta'], ['Marta', ' '], ['a', 'b', 'c']])
    assert.throws(() => fillIn(template, values), { code: 'template.gaps', values: { count: 2 } })
})

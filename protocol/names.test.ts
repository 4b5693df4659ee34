import assert from 'node:assert/strict'
import { test } from 'node:test'
import { firstNameIn, firstWordOf, nameIn } from './names.ts'

test('a name is a name', () => {
  for (const odd of ['@marta', 'marta@x.es', '600100200', '<b>Marta</b>', '', 'M'.repeat(61), '{{a}}'])
    assert.equal(nameIn(odd), undefined, odd)
  assert.deepEqual(['José Luis Pérez', 'óscar', 'J. Pérez', 'Nguyễn Văn A', 'x'].map(firstNameIn), [
    'José',
    'Óscar',
    undefined,
    'Nguyễn',
    undefined,
  ])
})

test('the first word of a name is left as it is written', () => {
  assert.deepEqual(['  ana  Ruiz', '+34 600', 'J. Pérez', ''].map(firstWordOf), ['ana', '+34', 'J.', ''])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fillIn } from './text.ts'

const names = { customer: 'Marta Iborra', agent: 'Ana Ruiz', incident: 'Caída del pago' }

test('names are filled in; where one is not known, the sentence closes over the gap', () => {
  assert.equal(fillIn('Hola {{customer.first-name}}, soy {{ agent.first-name }}.', names), 'Hola Marta, soy Ana.')
  assert.equal(fillIn('Hola {{customer.first-name}}, ya va.', { ...names, customer: '' }), 'Hola, ya va.')
  assert.equal(fillIn('{{incident.name}} {{unknown}}', names), 'Caída del pago {{unknown}}')
  assert.equal(fillIn('{{customer.first-name}}', { ...names, customer: '$& {{agent.first-name}}' }), '$&')
})

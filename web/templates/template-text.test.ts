import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filledIn } from './template-text.ts'

test('gaps show what they are filled with, and those that are empty themselves', () => {
  assert.equal(filledIn('Hola {{1}}, pedido {{2}}. {{1}}', ['Marta', ' ']), 'Hola Marta, pedido {{2}}. Marta')
  assert.equal(filledIn('{{3}}', ['a']), '{{3}}')
  assert.equal(filledIn('{{1}}', ['{{2}} $&']), '{{2}} $&')
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aroundGap, begunFor, filledIn } from './template-text.ts'

test('gaps show what they are filled with, and those that are empty themselves', () => {
  assert.equal(filledIn('Hola {{1}}, pedido {{2}}. {{1}}', ['Marta', ' ']), 'Hola Marta, pedido {{2}}. Marta')
  assert.equal(filledIn('{{3}}', ['a']), '{{3}}')
  assert.equal(filledIn('{{1}}', ['{{2}} $&']), '{{2}} $&')
})

test('a name stands where somebody is greeted by it, and nowhere else', () => {
  assert.deepEqual(begunFor({ gaps: 3, text: 'Hola, {{2}}: tu pedido llega el {{3}}.' }, 'Marta'), ['', 'Marta', ''])
  assert.deepEqual(begunFor({ gaps: 1, text: 'Dear {{1}}' }, 'Marta'), ['Marta'])
  assert.deepEqual(begunFor({ gaps: 1, text: '{{1}} is your code' }, 'Marta'), [''])
  assert.deepEqual(begunFor({ gaps: 1, text: 'Tu caracola {{1}}' }, 'Marta'), [''])
})

test('a gap is known by what stands around it, in the title, the text or a button', () => {
  const template = {
    header: 'Pedido {{1}}',
    text: 'Hola, {{2}}:\ntu pedido llega el {{3}} a la dirección que nos habías dado.',
    buttons: ['Seguir https://shop.example/t/{{4}}'],
  }
  const around = [1, 2, 3, 4, 5].map(number => aroundGap(template, number))
  assert.deepEqual(around, [
    'Pedido ___',
    'Hola, ___: tu pedido llega el ___ a…',
    '…___: tu pedido llega el ___ a la dirección que nos…',
    '…https://shop.example/t/___',
    '',
  ])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stepsOf } from './guide-steps.ts'

const words = {
  about: 'Prueba',
  'guide.1': 'Crea una aplicación',
  'guide.2': 'Pega {hook}',
  'guide.3': 'Escribe «hola»',
}

test('before there is an address the guide stops where it is asked for, and goes on from there afterwards', () => {
  assert.deepEqual(stepsOf({ words }, undefined), [{ number: 1, words: 'Crea una aplicación' }])
  assert.deepEqual(stepsOf({ words }, 'https://mesa.example/hooks/1'), [
    { number: 2, words: 'Pega https://mesa.example/hooks/1' },
    { number: 3, words: 'Escribe «hola»' },
  ])
})

test('a channel that asks for no address has its whole guide beforehand, and one without a guide has none', () => {
  const short = { 'guide.1': 'Copia el token', 'guide.2': 'Pégalo aquí' }
  assert.equal(stepsOf({ words: short }, undefined).length, 2)
  assert.equal(stepsOf({ words: short }, 'https://mesa.example').length, 0)
  assert.deepEqual(stepsOf({ words: {} }, undefined), [])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strengthOf } from './password.ts'

const own = ['Andrés Quiroga', 'andres@urraca.example']

test('a short password is not enough, however odd', () => {
  assert.deepEqual(strengthOf('x$9Ñ2', own), { level: 0, words: 'password.short', isEnough: false })
})

test('one’s own name or address is not enough', () => {
  assert.equal(strengthOf('andres@urraca.example', own).isEnough, false)
  assert.equal(strengthOf('ANDRÉS quiroga', own).isEnough, false)
})

test('a row of the same letter is not enough', () => {
  assert.equal(strengthOf('aaaaaaaaaaaa', own).isEnough, false)
})

test('what follows from itself is weak', () => {
  assert.equal(strengthOf('abcdefghijkl', own).level, 1)
  assert.equal(strengthOf('1234567890', own).level, 1)
})

test('a few words are strong', () => {
  assert.equal(strengthOf('mesa larga con pan', own).level, 3)
  assert.equal(strengthOf('gatomojado', own).level, 2)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hueOf } from './hue.ts'
import { initialsOf } from './initials.ts'
import { leftOf, newsOf } from './time-left.ts'

test('a face has the first letters of the first two words, without accents', () => {
  assert.equal(initialsOf('Joan Ferrer Mas'), 'JF')
  assert.equal(initialsOf('Óscar Lizarraga'), 'OL')
  assert.equal(initialsOf('pili_cocina'), 'PC')
  assert.equal(initialsOf('sonia'), 'S')
  assert.equal(initialsOf('هالة منصور'), 'هم')
})

test('someone without a name gets two dots', () => {
  assert.equal(initialsOf(''), '··')
  assert.equal(initialsOf('  ·· '), '··')
})

test('the same name has the same hue, however it is written', () => {
  assert.equal(hueOf('Óscar'), hueOf('óscar'.normalize('NFD')))
  assert.ok(hueOf('Marta') >= 0 && hueOf('Marta') < 360)
})

test('names spread over all eighteen hues', () => {
  const hues = new Set(Array.from({ length: 400 }, (_, at) => hueOf(`customer ${at}`)))
  assert.equal(hues.size, 18)
})

test('a deadline is quiet, soon below 40 %, late once it has passed', () => {
  assert.equal(newsOf(1), 'quiet')
  assert.equal(newsOf(0.4), 'quiet')
  assert.equal(newsOf(0.39), 'soon')
  assert.equal(newsOf(0), 'late')
  assert.equal(newsOf(-3), 'late')
})

test('what is left goes from all to nothing, and below', () => {
  assert.equal(leftOf(0, 100, 0), 1)
  assert.equal(leftOf(0, 100, 75), 0.25)
  assert.equal(leftOf(0, 100, 150), -0.5)
  assert.equal(leftOf(100, 100, 100), 0)
})

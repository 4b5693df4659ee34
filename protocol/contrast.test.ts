import assert from 'node:assert/strict'
import { test } from 'node:test'
import { contrastWithWhite } from '#protocol'

test('contrast with white runs from 1 for white to 21 for black', () => {
  assert.equal(contrastWithWhite('#ffffff'), 1)
  assert.equal(contrastWithWhite('#000000'), 21)
})

test('the grey where text becomes readable is #767676', () => {
  assert.equal(contrastWithWhite('#767676').toFixed(2), '4.54')
  assert.equal(contrastWithWhite('#777777').toFixed(2), '4.48')
})

test('pure red, green and blue weigh differently, in either case of letters', () => {
  assert.deepEqual(
    ['#ff0000', '#00FF00', '#0000ff'].map(color => contrastWithWhite(color).toFixed(2)),
    ['4.00', '1.37', '8.59'],
  )
})

test('what is no colour has no contrast', () => {
  for (const wrong of ['', 'red', '#fff', '#12345g', '#1234567', 'x#123456']) assert.equal(contrastWithWhite(wrong), 0)
})

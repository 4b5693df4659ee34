import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stepOf, typed } from './menu-keys.ts'
import { spot } from './place.ts'

test('arrows go round a menu, Home and End to its ends', () => {
  assert.equal(stepOf('ArrowDown', 0, 3), 1)
  assert.equal(stepOf('ArrowDown', 2, 3), 0)
  assert.equal(stepOf('ArrowUp', 0, 3), 2)
  assert.equal(stepOf('ArrowUp', -1, 3), 2)
  assert.equal(stepOf('Home', 2, 3), 0)
  assert.equal(stepOf('End', 0, 3), 2)
  assert.equal(stepOf('Enter', 0, 3), undefined)
  assert.equal(stepOf('ArrowDown', 0, 0), undefined)
})

test('letters lead to what begins with them, accents or not', () => {
  const labels = ['Posponer', 'Árbitro', 'Aparcar', 'Pedir']
  assert.equal(typed('a', 0, labels, 10_000), 1)
  assert.equal(typed('p', 1, labels, 10_100), 2)
  assert.equal(typed('p', 0, labels, 20_000), 3)
  assert.equal(typed('x', 0, labels, 30_000), undefined)
  assert.equal(typed('Enter', 0, labels, 40_000), undefined)
})

const frame = { width: 400, height: 600 }
const size = { width: 200, height: 100 }

test('a float stands under its trigger, at the edge asked for', () => {
  const trigger = { left: 100, right: 140, top: 100, bottom: 130 }
  assert.deepEqual(spot(trigger, size, frame, 'left'), { left: 100, top: 134 })
  assert.deepEqual(spot(trigger, size, frame, 'right'), { left: 4, top: 134 })
})

test('without room below it stands above, and never leaves the window', () => {
  const low = { left: 380, right: 400, top: 560, bottom: 590 }
  assert.deepEqual(spot(low, size, frame, 'left'), { left: 196, top: 456 })
})

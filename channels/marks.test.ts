import assert from 'node:assert/strict'
import { test } from 'node:test'
import { channels } from './index.ts'
import { marks } from './marks.ts'

const shapes = ['bubble', 'stall', 'envelope', 'circle', 'rosette', 'hexagon', 'window']

test('every channel has a mark of its own', () => {
  assert.deepEqual(Object.keys(marks).toSorted(), [...channels.keys()].toSorted())
  const drawn = Object.values(marks).map(({ shape, letters, hue }) => `${shape} ${letters} ${hue}`)
  assert.equal(new Set(drawn).size, drawn.length)
  for (const { shape, letters, hue } of Object.values(marks))
    assert.ok(shapes.includes(shape) && letters.length <= 2 && hue >= 0 && hue < 360)
})

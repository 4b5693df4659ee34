import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Message } from '#protocol'
import { lineOf, pointsOf, stepOf, sureIn } from './tone-points.ts'

const message = (id: string, sentiment: number, over: object = {}) =>
  ({
    ...{ id, at: 1, text: id, direction: 'in', deletedAt: null, conversationId: 'c' },
    reading: { sentiment, isUnsure: false },
    ...over,
  }) as Message

test('only what the customer says here counts, and what is unsure is no feeling', () => {
  const points = pointsOf(
    [
      message('a', -0.5),
      message('b', 0.9, { direction: 'out' }),
      message('c', 0.9, { conversationId: 'another' }),
      message('d', 0.9, { deletedAt: 5 }),
      message('e', 0.9, { reading: null }),
      message('f', 0.9, { reading: { sentiment: 0.9, isUnsure: true } }),
      message('g', 0.25),
    ],
    'c',
  )
  assert.deepEqual(
    points.map(({ id, sentiment }) => [id, sentiment]),
    [
      ['a', -0.5],
      ['f', null],
      ['g', 0.25],
    ],
  )
  assert.deepEqual(sureIn(points), [-0.5, 0.25])
})

test('people speak of it in five steps', () => {
  assert.deepEqual([-1, -0.8, -0.6, -0.26, -0.2, 0, 0.2, 0.3, 0.7, 0.75, 1].map(stepOf), [
    ...[-1, -1, -0.5, -0.5, 0, 0, 0, 0.5, 0.5, 1, 1],
  ])
})

test('the line stays in its box, goes on to the right, and what is happier stands higher', () => {
  const box = { width: 72, height: 18, edge: 2 }
  fc.assert(
    fc.property(fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 60 }), sentiments => {
      const line = lineOf(sentiments, box)
      line.forEach(({ x, y }, place) => {
        assert.ok(x >= 0 && x <= 72 && y >= 0 && y <= 18)
        if (place > 0) assert.ok(x >= line[place - 1]!.x)
        if (place > 0 && sentiments[place]! > sentiments[place - 1]!) assert.ok(y <= line[place - 1]!.y)
      })
    }),
  )
})

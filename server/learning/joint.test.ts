import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  at,
  classify,
  classifyAll,
  joined,
  opened,
  packed,
  placesOf,
  type Plan,
  plain,
  risingCurve,
  train,
  written,
} from '#learning'

const plan: Plan = {
  recipe: { runs: [2, 4], words: 2 },
  ...{ bits: 12, classes: 2, rounds: 8, rate: 0.3, decay: 1e-6, seed: 7 },
}
const texts = ['no funciona', 'está roto', 'muchas gracias', 'sois geniales', '¿cuánto cuesta?', '¿a qué hora?']
const one = (classes: number) =>
  packed(
    train(
      texts.map((text, place) => ({ text, label: place % classes, signs: Float32Array.of(place / 6, 1) })),
      { ...plan, classes },
    ),
  )
const models = [one(2), one(3), one(6)]
const signs = Float32Array.of(0.5, 1)

test('models side by side say what each says alone', () => {
  const joint = joined(models)
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), text => {
      const places = placesOf(plain(text), plan.recipe)
      const all = classifyAll(joint, places, signs)
      models.forEach((model, place) => {
        const alone = classify(model, places, signs)
        alone.forEach((likely, label) => assert.ok(Math.abs(likely - all[place]![label]!) < 1e-5))
      })
    }),
  )
})

test('models that look at something else are not put side by side', () => {
  const other = packed(train([{ text: 'a', label: 0 }], { ...plan, bits: 11 }))
  assert.throws(() => joined([models[0]!, other]), TypeError)
  assert.throws(() => joined([train([{ text: 'a', label: 0 }], plan)]), TypeError)
})

test('what was written is read again to the bit, with what its classes are called', () => {
  const bytes = written({ model: models[1]!, labels: ['bueno', 'malo', 'ñ'], more: { curve: [[0, 1]] } })
  const { model, labels, more } = opened(bytes)
  assert.deepEqual(model, models[1])
  assert.deepEqual({ labels, more }, { labels: ['bueno', 'malo', 'ñ'], more: { curve: [[0, 1]] } })
})

test('what is cut, or no model at all, is refused', () => {
  const bytes = written({ model: models[0]!, labels: ['a', 'b'], more: {} })
  for (const cut of [0, 10, bytes.length - 1]) assert.throws(() => opened(bytes.subarray(0, cut)))
  assert.throws(() => written({ model: train([{ text: 'a', label: 0 }], plan), labels: [], more: {} }), TypeError)
})

test('a curve rises, keeps the mean of what was seen, and reads between its points', () => {
  const anySeen = fc.array(
    fc.record({
      score: fc.double({ min: -1, max: 1, noNaN: true }),
      value: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { minLength: 1, maxLength: 300 },
  )
  fc.assert(
    fc.property(anySeen, seen => {
      const curve = risingCurve(seen, 20)
      for (let point = 1; point < curve.length; point++) {
        assert.ok(curve[point]![0] >= curve[point - 1]![0])
        assert.ok(curve[point]![1] > curve[point - 1]![1])
      }
      const values = [-2, ...seen.map(({ score }) => score), 2].toSorted((a, b) => a - b).map(score => at(curve, score))
      values.forEach((value, place) => assert.ok(place === 0 || value >= values[place - 1]! - 1e-12))
    }),
  )
  assert.equal(
    at(
      [
        [0, 0],
        [1, 10],
      ],
      0.25,
    ),
    2.5,
  )
  assert.deepEqual(
    [
      at(
        [
          [0, 3],
          [1, 10],
        ],
        -9,
      ),
      at(
        [
          [0, 3],
          [1, 10],
        ],
        9,
      ),
    ],
    [3, 10],
  )
})

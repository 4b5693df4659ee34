import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  bare,
  classify,
  type Example,
  figuresOf,
  mostBits,
  packed,
  placesOf,
  type Plan,
  plain,
  train,
  wordsOf,
} from '#learning'

const plan: Plan = {
  recipe: { runs: [2, 4], words: 2 },
  ...{ bits: 12, classes: 3, rounds: 12, rate: 0.3, decay: 1e-6, seed: 7 },
}
const said = [
  ['no funciona', 'está roto', 'llegó roto y no funciona', 'otra vez sin luz', 'no llega', 'muy mal, roto'],
  ['¿cuánto cuesta?', '¿a qué hora abrís?', '¿tenéis la talla 38?', '¿cuándo llega?', '¿dónde estáis?', '¿cuál es?'],
  ['muchas gracias', 'sois geniales', 'gracias, genial', 'todo perfecto', 'qué bien, gracias', 'perfecto, geniales'],
]
const examples: Example[] = said.flatMap((texts, label) => texts.map(text => ({ text: plain(text), label })))
const told = (model: ReturnType<typeof train>, text: string): number => {
  const likely = classify(model, placesOf(plain(text), model.recipe))
  return likely.indexOf(Math.max(...likely))
}

test('what was learnt is told of texts that were never seen', () => {
  const model = train(examples, plan)
  assert.deepEqual(
    ['el horno no funciona', '¿cuánto vale la de 38?', 'GRACIAAAAS, perfecto!!'].map(text => told(model, text)),
    [0, 1, 2],
  )
})

test('the same examples and seed give the same model, another seed another', () => {
  const [one, same, other] = [train(examples, plan), train(examples, plan), train(examples, { ...plan, seed: 8 })]
  assert.deepEqual(one, same)
  assert.notDeepEqual(one.weights, other.weights)
})

test('an example that counts more is believed where two contradict each other', () => {
  const twice = (weight: number): Example[] => [
    { text: 'vale', label: 0 },
    { text: 'vale', label: 1, weight },
  ]
  const likely = (weight: number) => classify(train(twice(weight), plan), placesOf('vale', plan.recipe))
  assert.ok(likely(5)[1]! > likely(5)[0]!)
  assert.ok(likely(0.2)[1]! < likely(0.2)[0]!)
})

test('in a byte a weight it says the same', () => {
  const model = train(examples, plan)
  const small = packed(model)
  assert.equal(small.weights.byteLength * 4, model.weights.byteLength)
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...said.flat()), { minLength: 1, maxLength: 4 }), texts => {
      const places = placesOf(plain(texts.join(' ')), plan.recipe)
      const [whole, byte] = [classify(model, places), classify(small, places)]
      whole.forEach((likely, at) => assert.ok(Math.abs(likely - byte[at]!) < 0.05))
    }),
  )
})

test('whatever is written, it is likely to be something: shares from 0 to 1, 1 together', () => {
  const model = train(examples, plan)
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), text => {
      const likely = classify(model, placesOf(plain(text), plan.recipe))
      assert.ok(likely.every(share => share >= 0 && share <= 1))
      assert.ok(Math.abs(likely.reduce((sum, share) => sum + share, 0) - 1) < 1e-5)
    }),
  )
})

test('capitals, drawn out letters, handles and addresses of pages make no difference', () => {
  assert.equal(plain('GRACIASSSS  @marca https://a.example/b?c'), 'graciass')
  assert.equal(plain('Pedido ２０２６-11'), 'pedido 00-00')
  assert.equal(bare(plain('¿Cuándo llegará el camión?')), '¿cuando llegara el camion?')
  assert.deepEqual(wordsOf("no va!! l'app… 😡😡 ..."), ['no', 'va', '!!', "l'app", '😡', '😡', '...'])
})

test('places lie within the model, each once', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), text => {
      const places = placesOf(text, plan.recipe)
      assert.equal(new Set(places).size, places.length)
      assert.ok(places.every(place => place < 2 ** mostBits))
    }),
  )
})

test('figures are those of the books', () => {
  const { confusion, accuracy, f1, macroF1 } = figuresOf([0, 0, 0, 1, 1, 2], [0, 0, 1, 1, 2, 2], 3)
  assert.deepEqual(confusion, [
    [2, 1, 0],
    [0, 1, 1],
    [0, 0, 1],
  ])
  assert.equal(accuracy, 4 / 6)
  assert.deepEqual(f1, [0.8, 0.5, 2 / 3])
  assert.equal(macroF1, (0.8 + 0.5 + 2 / 3) / 3)
  assert.equal(figuresOf([], [], 2).macroF1, 0)
})

import { placesOf, type Recipe } from './features.ts'
import { type Linear, toLikely } from './linear.ts'

/** A text that is `plain`, and the place of its class. `weight`: how much it counts, 1 unless said. */
export type Example = { text: string; label: number; weight?: number }

export type Plan = {
  recipe: Recipe
  classes: number
  /** How often all are gone through. */
  rounds: number
  /** The first step; it shrinks with what was seen of a place. */
  rate: number
  /** How strongly each step draws weights to nothing. */
  decay: number
  seed: number
}

type State = Linear & { weights: Float32Array; squares: Float32Array; biasSquares: Float32Array }

/**
 * Multinomial logistic regression by stochastic steps that adapt to each weight (AdaGrad: Duchi, Hazan and Singer 2011).
 */
export function train(examples: readonly Example[], plan: Plan): Linear {
  const { recipe, classes, rounds, seed } = plan
  const size = 2 ** recipe.bits * classes
  const state: State = {
    ...{ recipe, classes, scale: 1 },
    ...{ weights: new Float32Array(size), squares: new Float32Array(size) },
    ...{ bias: new Float32Array(classes), biasSquares: new Float32Array(classes) },
  }
  const places = examples.map(({ text }) => placesOf(text, recipe))
  const order = examples.map((_, at) => at)
  const random = seeded(seed)
  for (let round = 0; round < rounds; round++) {
    shuffle(order, random)
    for (const at of order) step(state, places[at]!, examples[at]!, plan)
  }
  const { squares: _, biasSquares: _too, ...model } = state
  return model
}

const EPSILON = 1e-6

function step(state: State, places: Uint32Array, { label, weight = 1 }: Example, { rate, decay }: Plan): void {
  const { classes, weights, squares, bias, biasSquares } = state
  const each = 1 / Math.sqrt(places.length || 1)
  const errors = new Float32Array(bias)
  for (const place of places) {
    const from = place * classes
    for (let one = 0; one < classes; one++) errors[one]! += weights[from + one]! * each
  }
  toLikely(errors)
  errors[label]! -= 1
  for (let one = 0; one < classes; one++) {
    const error = (errors[one]! *= weight)
    biasSquares[one]! += error * error
    bias[one]! -= (rate * error) / (EPSILON + Math.sqrt(biasSquares[one]!))
  }
  for (const place of places) {
    const from = place * classes
    for (let at = from; at < from + classes; at++) {
      const slope = errors[at - from]! * each + decay * weights[at]!
      squares[at]! += slope * slope
      weights[at]! -= (rate * slope) / (EPSILON + Math.sqrt(squares[at]!))
    }
  }
}

/** mulberry32 (T. Ettinger, public domain): numbers in [0, 1) that a seed repeats. */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let of = Math.imul(state ^ (state >>> 15), state | 1)
    of ^= of + Math.imul(of ^ (of >>> 7), of | 61)
    return ((of ^ (of >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Fisher and Yates. */
function shuffle(order: number[], random: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    ;[order[at], order[other]] = [order[other]!, order[at]!]
  }
}

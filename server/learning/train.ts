import { placesOf, type Recipe } from './features.ts'
import { addPlaces, addSigns, type Linear, toLikely } from './linear.ts'

/**
 * A text that is `plain`, the place of its class, and what else is known of it, as many numbers in each example. `weight`:
 * how much it counts, 1 unless said.
 */
export type Example = { text: string; label: number; signs?: Float32Array; weight?: number }

export type Plan = {
  recipe: Recipe
  bits: number
  classes: number
  /** How often all are gone through. */
  rounds: number
  /** The first step; it shrinks with what was seen of a place. */
  rate: number
  /** How strongly each step draws weights to nothing. */
  decay: number
  seed: number
}

type State = Linear & {
  weights: Float32Array
  squares: Float32Array
  signSquares: Float32Array
  biasSquares: Float32Array
}

/**
 * Multinomial logistic regression by stochastic steps that adapt to each weight (AdaGrad: Duchi, Hazan and Singer 2011).
 */
export function train(examples: readonly Example[], plan: Plan): Linear {
  const state = begin(plan, examples[0]?.signs?.length ?? 0)
  const places = examples.map(({ text }) => placesOf(text, plan.recipe))
  const order = examples.map((_, at) => at)
  const random = seeded(plan.seed)
  for (let round = 0; round < plan.rounds; round++) {
    shuffle(order, random)
    for (const at of order) step(state, places[at]!, examples[at]!, plan)
  }
  const { squares: _, signSquares: _too, biasSquares: _also, ...model } = state
  return model
}

function begin({ recipe, bits, classes }: Plan, signs: number): State {
  const size = 2 ** bits * classes
  return {
    ...{ recipe, bits, classes, scale: 1 },
    ...{ weights: new Float32Array(size), squares: new Float32Array(size) },
    ...{ signs: new Float32Array(signs * classes), signSquares: new Float32Array(signs * classes) },
    ...{ bias: new Float32Array(classes), biasSquares: new Float32Array(classes) },
  }
}

const EPSILON = 1e-6
const NONE = new Float32Array(0)

function step(state: State, places: Uint32Array, { label, signs = NONE, weight = 1 }: Example, plan: Plan): void {
  const { bits, classes, weights, squares } = state
  const { rate, decay } = plan
  const mask = 2 ** bits - 1
  const each = 1 / Math.sqrt(places.length || 1)
  const errors = errorsOf(state, places, signs, label)
  for (let one = 0; one < classes; one++) errors[one]! *= weight
  for (const place of places) {
    const from = (place & mask) * classes
    for (let at = from; at < from + classes; at++) {
      const slope = errors[at - from]! * each + decay * weights[at]!
      squares[at]! += slope * slope
      weights[at]! -= (rate * slope) / (EPSILON + Math.sqrt(squares[at]!))
    }
  }
  learn(state.bias, state.biasSquares, errors, 1, 0, rate)
  for (let sign = 0; sign < signs.length; sign++) {
    if (signs[sign] !== 0) learn(state.signs, state.signSquares, errors, signs[sign]!, sign * classes, rate)
  }
}

/** How far what is said of each class lies from what is. */
function errorsOf(state: State, places: Uint32Array, signs: Float32Array, label: number): Float32Array {
  const { bits, classes, weights, bias } = state
  const each = 1 / Math.sqrt(places.length || 1)
  const scores = new Float32Array(classes)
  addPlaces(scores, weights, places, bits)
  for (let one = 0; one < classes; one++) scores[one] = scores[one]! * each + bias[one]!
  addSigns(scores, state.signs, signs)
  const errors = toLikely(scores)
  errors[label]! -= 1
  return errors
}

function learn(
  weights: Float32Array,
  squares: Float32Array,
  errors: Float32Array,
  value: number,
  from: number,
  rate: number,
): void {
  for (let one = 0; one < errors.length; one++) {
    const slope = errors[one]! * value
    squares[from + one]! += slope * slope
    weights[from + one]! -= (rate * slope) / (EPSILON + Math.sqrt(squares[from + one]!))
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

import type { Recipe } from './features.ts'

/**
 * Weights by place, and within it by class; `scale` is what one of them stands for. `signs` weigh numbers that are told
 * beside the places, in the same order.
 */
export type Linear = {
  recipe: Recipe
  /** It has 2 ** bits places: of each place that is told to it, these bits count. */
  bits: number
  classes: number
  weights: Float32Array | Int8Array
  signs: Float32Array
  bias: Float32Array
  scale: number
}

const none: Float32Array = new Float32Array(0)

/**
 * What speaks for each class, from none to any number; `places` are those of the model's recipe, `signs` as many as it has
 * weights for.
 */
export function scoresOf(model: Linear, places: Uint32Array, signs = none): Float32Array {
  const { bits, classes, weights, bias, scale } = model
  const scores = new Float32Array(classes)
  addPlaces(scores, weights, places, bits)
  // Long texts have more to say of everything: what counts is its share.
  const each = scale / Math.sqrt(places.length || 1)
  for (let one = 0; one < classes; one++) scores[one] = scores[one]! * each + bias[one]!
  addSigns(scores, model.signs, signs)
  return scores
}

export function addPlaces(scores: Float32Array, weights: Linear['weights'], places: Uint32Array, bits: number): void {
  const classes = scores.length
  const mask = 2 ** bits - 1
  for (let at = 0; at < places.length; at++) {
    const from = (places[at]! & mask) * classes
    for (let one = 0; one < classes; one++) scores[one]! += weights[from + one]!
  }
}

export function addSigns(scores: Float32Array, weights: Float32Array, signs: Float32Array): void {
  for (let sign = 0; sign < signs.length; sign++) {
    const from = sign * scores.length
    if (signs[sign] !== 0)
      for (let one = 0; one < scores.length; one++) scores[one]! += weights[from + one]! * signs[sign]!
  }
}

/** How likely each class is: not negative, 1 together. */
export const classify = (model: Linear, places: Uint32Array, signs?: Float32Array): Float32Array =>
  toLikely(scoresOf(model, places, signs))

/** Softmax, in place. */
export function toLikely(scores: Float32Array): Float32Array {
  const most = Math.max(...scores)
  let sum = 0
  for (let at = 0; at < scores.length; at++) sum += scores[at] = Math.exp(scores[at]! - most)
  for (let at = 0; at < scores.length; at++) scores[at]! /= sum
  return scores
}

/** The same in a byte a weight: a quarter of the size, and as good as the same answers. */
export function packed({ weights, scale, ...rest }: Linear): Linear {
  let most = 0
  for (const weight of weights) most = Math.max(most, Math.abs(weight))
  const step = most / 127 || 1
  return { ...rest, scale: scale * step, weights: Int8Array.from(weights, weight => Math.round(weight / step)) }
}

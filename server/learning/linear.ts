import type { Recipe } from './features.ts'

/** Weights by place, and within it by class; `scale` is what one of them stands for. */
export type Linear = {
  recipe: Recipe
  classes: number
  weights: Float32Array | Int8Array
  bias: Float32Array
  scale: number
}

/** What speaks for each class, from none to any number; `places` are those of the model's recipe. */
export function scoresOf({ classes, weights, bias, scale }: Linear, places: Uint32Array): Float32Array {
  const scores = new Float32Array(classes)
  for (const place of places) {
    const from = place * classes
    for (let one = 0; one < classes; one++) scores[one]! += weights[from + one]!
  }
  // Long texts have more to say of everything: what counts is its share.
  const each = scale / Math.sqrt(places.length || 1)
  for (let one = 0; one < classes; one++) scores[one] = scores[one]! * each + bias[one]!
  return scores
}

/** How likely each class is: not negative, 1 together. */
export const classify = (model: Linear, places: Uint32Array): Float32Array => toLikely(scoresOf(model, places))

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

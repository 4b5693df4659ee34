import type { Recipe } from '#learning'

/** Words, pairs of them, and runs of letters. */
export const recipe: Recipe = { runs: [3, 5], words: 2 }
/** So many places: several features share one. */
export const size = 2 ** 15

/** What was learnt of one reason. */
export type Learnt = {
  closings: number
  /** In how many of its closings each place came up. */
  counts: Float32Array
  /** How many places its closings had together. */
  sum: number
  /** How strongly each place speaks for it, learnt where it was taken for another one, or another one for it. */
  weights: Float32Array
}

/**
 * What a brand's closings say of its reasons: counts (naive Bayes) and weights (passive-aggressive steps) side by side. It
 * holds numbers by hashed place alone; no word can be read out of it.
 */
export type Model = {
  reasons: Map<string, Learnt>
  /** In how many closings each place came up, whatever the reason. */
  all: Float32Array
  sum: number
  closings: number
}

/** More are not told apart: whichever is rarer is found in the tree. Bounds a model to 80 MB in memory. */
export const mostReasons = 300

export const emptyModel = (): Model => ({ reasons: new Map(), all: new Float32Array(size), sum: 0, closings: 0 })

/** What is known of a reason; undefined where there are too many others already. */
export function learntOf(model: Model, reasonId: string): Learnt | undefined {
  const found = model.reasons.get(reasonId)
  if (found || model.reasons.size >= mostReasons) return found
  const made = { closings: 0, counts: new Float32Array(size), sum: 0, weights: new Float32Array(size) }
  model.reasons.set(reasonId, made)
  return made
}

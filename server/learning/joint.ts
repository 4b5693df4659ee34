import { addSigns, type Linear, toLikely } from './linear.ts'

/** Models that look at the same, side by side: what each says of a place lies together, so that it is fetched once. */
export type Joint = { models: readonly Linear[]; columns: number; weights: Int8Array }

/** @throws TypeError where they do not look at the same, or are not packed */
export function joined(models: readonly Linear[]): Joint {
  const [first] = models
  const columns = models.reduce((sum, { classes }) => sum + classes, 0)
  const weights = new Int8Array(2 ** first!.bits * columns)
  let column = 0
  for (const { recipe, bits, classes, weights: own } of models) {
    const isAlike = bits === first!.bits && JSON.stringify(recipe) === JSON.stringify(first!.recipe)
    if (!isAlike || !(own instanceof Int8Array)) throw new TypeError('only packed models of one recipe are joined')
    for (let place = 0; place < 2 ** bits; place++) {
      weights.set(own.subarray(place * classes, (place + 1) * classes), place * columns + column)
    }
    column += classes
  }
  return { models, columns, weights }
}

/** What `classify` says of each model, in their order. */
export function classifyAll(
  { models, columns, weights }: Joint,
  places: Uint32Array,
  signs: Float32Array,
): Float32Array[] {
  const sums = new Int32Array(columns)
  const mask = 2 ** models[0]!.bits - 1
  for (let at = 0; at < places.length; at++) {
    const from = (places[at]! & mask) * columns
    for (let column = 0; column < columns; column++) sums[column]! += weights[from + column]!
  }
  let column = 0
  return models.map(model => {
    const each = model.scale / Math.sqrt(places.length || 1)
    const scores = Float32Array.from(model.bias, (bias, one) => bias + sums[column + one]! * each)
    column += model.classes
    addSigns(scores, model.signs, signs)
    return toLikely(scores)
  })
}

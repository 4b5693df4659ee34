/**
 * Learning: linear models over hashed words and runs of letters, trained from examples and read from small files.
 * Promises: pure; the same examples, plan and seed give the same model to the bit; reading is linear in the text's length
 * and shares its features among all that are asked of one text.
 */
export { at, type Curve, risingCurve } from './curve.ts'
export { mostBits, placesOf, type Recipe, wordsOf } from './features.ts'
export { type Figures, figuresOf } from './figures.ts'
export { opened, type Titled, written } from './file.ts'
export { classifyAll, joined, type Joint } from './joint.ts'
export { classify, type Linear, packed, scoresOf } from './linear.ts'
export { bare, plain } from './plain.ts'
export { manyClasses } from './plans.ts'
export { type Example, type Plan, train } from './train.ts'

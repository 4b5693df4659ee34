import type { Plan } from './train.ts'

/** For short texts of one language and many classes with a hundred examples each: what a brand's own reasons are. */
export const manyClasses: Omit<Plan, 'classes'> = {
  recipe: { runs: [2, 5], words: 2 },
  ...{ bits: 17, rounds: 16, rate: 0.06, decay: 1e-5, seed: 1 },
}

import { type Learnt, type Model, size } from './model.ts'
import { placesIn } from './places.ts'
import { spokenFor, worthOf } from './worth.ts'

/** The reasons that can be chosen, each with what its name says: places, and how rare each of them is among the names. */
export type Choices = readonly { id: string; name: ReadonlyMap<number, number> }[]
/** How much speaks for a reason beside the others: 1 together. */
export type Ranked = { id: string; share: number }

// Chosen on the development parts of two public sets of short questions.
const smoothing = 0.08
const nameWeight = 1.5
const nameFades = 3
const stepWeight = 10
const priorWeight = 0.3

/** What their names say: of a reason nobody has closed for, that is all there is. Pure. */
export function choicesOf(reasons: readonly { id: string; path: readonly string[]; label: string }[]): Choices {
  const named = reasons.map(({ id, path, label }) => ({ id, places: placesIn([...path, label].join(' ')) }))
  const often = new Map<number, number>()
  for (const { places } of named) for (const place of places) often.set(place, (often.get(place) ?? 0) + 1)
  return named.map(({ id, places }) => {
    const worth = Array.from(places, place => [place, Math.log((named.length + 1) / often.get(place)!)] as const)
    const length = Math.hypot(...worth.map(([, each]) => each)) || 1
    return { id, name: new Map(worth.map(([place, each]) => [place, (each * each) / length])) }
  })
}

/** Those that a text may be closed for, the likeliest first; those that speak alike in the order of the tree. Pure. */
export function rank(model: Model, choices: Choices, places: Uint32Array): Ranked[] {
  const worth = worthOf(model, places)
  const scores = choices.map(({ id, name }) => {
    const learnt = model.reasons.get(id)
    return nameScore(name, places, learnt?.closings ?? 0) + score(model, learnt, places, worth)
  })
  const most = Math.max(...scores)
  const shares = scores.map(each => Math.exp(each - most))
  const sum = shares.reduce((total, each) => total + each, 0)
  return choices
    .map(({ id }, at) => ({ id, share: shares[at]! / sum }))
    .toSorted((one, other) => other.share - one.share)
}

/** Complement naive Bayes (Rennie, Shih, Teevan and Karger 2003) with the weights beside it. */
function score(model: Model, learnt: Learnt | undefined, places: Uint32Array, worth: Float32Array): number {
  const prior = priorWeight * Math.log(((learnt?.closings ?? 0) + 1) / (model.closings + 2))
  if (!learnt) return prior
  const own = learnt.sum + smoothing * size
  const rest = model.sum - learnt.sum + smoothing * size
  let bayes = 0
  for (let at = 0; at < places.length; at++) {
    const counted = learnt.counts[places[at]!]!
    const others = model.all[places[at]!]! - counted
    bayes += worth[at]! * Math.log(((counted + smoothing) * rest) / ((others + smoothing) * own))
  }
  return prior + bayes + stepWeight * spokenFor(learnt.weights, places, worth)
}

/** Its name counts less with each closing that says more. */
function nameScore(name: ReadonlyMap<number, number>, places: Uint32Array, closings: number): number {
  let sum = 0
  for (const place of places) sum += name.get(place) ?? 0
  return (nameWeight * sum * nameFades) / (nameFades + closings)
}

import type { Model } from './model.ts'

/** How much each place of a text says, by how rarely it comes up; 1 together, as a length. */
export function worthOf({ closings, all }: Model, places: Uint32Array): Float32Array {
  const worth = Float32Array.from(places, place => Math.log((closings + 2) / (all[place]! + 1)))
  let square = 0
  for (const each of worth) square += each * each
  const length = Math.sqrt(square) || 1
  return worth.map(each => each / length)
}

/** What the weights of one reason say of it. */
export function spokenFor(weights: Float32Array, places: Uint32Array, worth: Float32Array): number {
  let sum = 0
  for (let at = 0; at < places.length; at++) sum += worth[at]! * weights[places[at]!]!
  return sum
}

import { learntOf, type Model } from './model.ts'
import { spokenFor, worthOf } from './worth.ts'

/** Learns a closing. */
export function takeIn(model: Model, reasonId: string, places: Uint32Array): void {
  count(model, reasonId, places, 1)
  step(model, reasonId, places)
}

/** Takes back what was counted of a closing; later steps mend its weights. */
export const takeOut = (model: Model, reasonId: string, places: Uint32Array): void => count(model, reasonId, places, -1)

function count(model: Model, reasonId: string, places: Uint32Array, by: 1 | -1): void {
  const learnt = learntOf(model, reasonId)
  if (!learnt || learnt.closings + by < 0) return
  let counted = 0
  for (const place of places) {
    // A message that was deleted meanwhile is not there any more to be taken out.
    if (learnt.counts[place]! + by < 0) continue
    learnt.counts[place]! += by
    model.all[place]! += by
    counted += by
  }
  learnt.closings += by
  learnt.sum += counted
  model.closings += by
  model.sum += counted
}

/** So many of those that are nearest to it are moved away. */
const rivals = 4
const longestStep = 1

/** Passive-aggressive steps (Crammer, Dekel, Keshet, Shalev-Shwartz and Singer 2006), against several at once. */
function step(model: Model, reasonId: string, places: Uint32Array): void {
  const right = learntOf(model, reasonId)
  if (!right) return
  const worth = worthOf(model, places)
  let own = spokenFor(right.weights, places, worth)
  const nearest = [...model.reasons.values()]
    .filter(each => each !== right)
    .map(({ weights }) => ({ weights, spoken: spokenFor(weights, places, worth) }))
    .toSorted((one, other) => other.spoken - one.spoken)
    .slice(0, rivals)
  for (const { weights, spoken } of nearest) {
    const reach = Math.min(longestStep, (1 - own + spoken) / 2)
    if (reach <= 0) continue
    for (let at = 0; at < places.length; at++) {
      right.weights[places[at]!]! += reach * worth[at]!
      weights[places[at]!]! -= reach * worth[at]!
    }
    own += reach
  }
}

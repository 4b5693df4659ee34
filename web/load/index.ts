// What oneself has in hand, of the hundred that fits: a bar in the rail, and what it is made of; the quiet time after
// something was settled. All but the smallest is brought after the page is seen.
export { loadAction } from './load-action.ts'
export { tableKey } from './keys.ts'
export { LoadMeter, LoadSpot } from './spots.ts'
export { useLoadGroup } from './load-group.ts'

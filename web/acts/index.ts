// What we do to a message on its platform: react, like, hide, edit, take back. Offered only where the platform allows it
// and for as long; shown as under way until the platform has taken it, and with its reason when it refuses.
export { Acting } from './acting.tsx'
export { failureWords } from './failure-words.ts'
export { type ActName, type ActRules, possibleActs } from './possible-acts.ts'
export { React } from './react.tsx'
export { Redirected } from './edit.tsx'
export { reasonName, Reasons } from './redirect-reasons.tsx'
export { Reactions } from './reactions.tsx'
export { type OnAct, useAct, type What } from './use-act.ts'
export { useActs } from './use-acts.tsx'

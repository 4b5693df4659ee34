// The customer's whole timeline around the open conversation: what of it is looked at (kept in the address), which old
// stretches are told in a sentence, where else the customer waits, and the ways to a message or a day.
export { AlsoWaiting } from './also-waiting.tsx'
export { HistoryBar } from './history-bar.tsx'
export { type Looking } from './looking.ts'
export { NothingOfIt } from './nothing-of-it.tsx'
export { useFolding } from './folding.ts'
export { useHistory } from './use-history.ts'
export { useLooking } from './use-looking.ts'
export { useWholeOf } from './use-whole.ts'

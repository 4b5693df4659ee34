// The clocks of a conversation: by when it is to be answered and settled, and why one rests. The head of a conversation says
// the one that matters; all of them are told when somebody asks.
export { ClocksButton } from './brought.tsx'
export { deadlinesKey } from './keys.ts'

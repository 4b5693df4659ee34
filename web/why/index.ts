// Why a conversation is where it is: a sentence that answers, who could take it, and what distribution decided. Brought when
// somebody asks.
export { whyKey } from './keys.ts'
export { useWhy } from './use-why.tsx'

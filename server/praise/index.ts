/**
 * Praise: what people say well of the brand where anybody can read it, to be thanked for within a day.
 * Promises: whoever has something open, or shares a cause that is, is not thanked as if nothing were; an answer of ours is
 * thanks; what is read otherwise or is gone leaves the list; nobody is answered by itself.
 * Events: see events.ts.
 */
export type { PraiseEvent } from './events.ts'
export { onPraised } from './on-praised.ts'
export { passPraise } from './pass.ts'
export { praise, praiseWaiting } from './praise.ts'

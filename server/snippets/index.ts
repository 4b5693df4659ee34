/**
 * Snippets: texts written beforehand, with gaps that are filled where they are used.
 * Promises: everybody finds their own and what is everybody's, those used last first; two that one finds have no shortcut
 * in common; a gap is filled with what is known or with what stands in it otherwise, and never with a guess.
 * Events: see events.ts.
 */
export type { SnippetEvent } from './events.ts'
export { snippet, snippets } from './snippets.ts'
export { addSnippet, editSnippet, removeSnippet } from './keep-snippet.ts'
export { useSnippet } from './use-snippet.ts'
export { gapValues, type GapsAsk } from './gap-values.ts'

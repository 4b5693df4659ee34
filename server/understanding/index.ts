/**
 * Understanding: what a text says beside its words: whom it would give away, where it sends its reader.
 * Promises: pure, without a database or a network, linear in the text's length; the same code runs in browsers
 * (`#understanding/checks`), so that what is refused was shown before.
 */
export * from './checks.ts'
export { countriesOf } from './phones.ts'

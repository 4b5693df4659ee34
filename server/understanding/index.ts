/**
 * Understanding: what a text says beside its words: its language, feeling and wish, where it sends its reader, which of the
 * brand's own products and places it names. Promises: pure, without a database or a network; total, and linear in the
 * text's length; what browsers check (`#understanding/checks`) is the same code, so that what is refused was shown before.
 */
export * from './checks.ts'
export { type Callable, type Catalogue, catalogueOf, type Named } from './catalogue.ts'
export { type Entry, type Lexicon, lexiconOf, lookedUp, roles } from './lexicon.ts'
export {
  lexiconsOf,
  loadModels,
  type Models,
  modelsFolder,
  type VersionFile,
  type WordsFile,
  worded,
} from './models.ts'
export { type Mention, mentionsOf } from './mentions.ts'
export { feelingIn, languageIn, readText } from './read.ts'
export { signNames, signsOf } from './signs.ts'

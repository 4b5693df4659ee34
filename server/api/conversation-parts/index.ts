/** What the nouns around a conversation share: the shapes of rows and messages, and the places where we may write. */
export { conversation, customerCard, message, page, reason, row } from './shapes.ts'
export { placeOf } from './place-of.ts'
export { readMessage, readRow } from './read.ts'

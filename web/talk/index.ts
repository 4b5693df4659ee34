// How a conversation looks: channels, rows of a list, stretches of a thread, messages and what became of them, and the
// frame a reply is written in. Dumb: what is said, when and by whom comes from outside, in the reader's language.
// Public is another place: the awning, the eye and the colour of the square appear together or not at all.
export * from './awning.tsx'
export * from './channel-mark.tsx'
export * from './channels.ts'
export * from './composer.tsx'
export { kindWords } from './kind-words.ts'
export * from './message.tsx'
export * from './receipt.tsx'
export * from './row.tsx'
export * from './separator.tsx'
export * from './stretch.tsx'
export * from './visibility.tsx'

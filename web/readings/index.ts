// What is read in the words of a customer, in their conversation: the line under a message, the line of their tone, and the
// way to correct it by one key. What is unsure is shown as doubt, never as a feeling.
export { useReadingWords } from './reading-words.ts'
export { ToneLine } from './tone-line.tsx'
export { useCorrecting } from './use-correcting.tsx'

// What reads a reply for promises and shows them: brought as somebody writes one.
export { PromiseLines } from './promise-lines.tsx'
export { promisesOf } from './promises-of.ts'
export { isAsked, newPromises, proposalsOf } from './proposals.ts'

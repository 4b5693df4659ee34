// The detectors that run in browsers too (`#understanding/checks`): while somebody writes, and again before it leaves.
export { type PersonalHints, type PersonalKind, type PersonalSpan, personalDataIn } from './personal.ts'
export { type Redirection, type RedirectionHints, type RedirectionKind, redirectionsIn } from './redirections.ts'
export type { Country } from './phones.ts'

// The detectors that run in browsers too (`#understanding/checks`): while somebody writes, and again before it leaves.
export {
  type Certainty,
  type Country,
  personalDataIn,
  type PersonalHints,
  type PersonalKind,
  type PersonalSpan,
} from '#personal'
export { type Promised, promisesIn } from '#promising'
export { type Redirection, type RedirectionHints, type RedirectionKind, redirectionsIn } from './redirections.ts'

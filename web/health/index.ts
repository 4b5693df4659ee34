// How profiles and their connections fare: in a few words with the gravest first, and looked at one by one with what to
// do. Why comes in the channel's own words.
export { Checks } from './checks.tsx'
export {
  type Condition,
  conditionOf,
  failureWords,
  isBroken,
  isTroubled,
  lineConditionOf,
  ownConditionOf,
  type Say,
  sentence,
  troublesOf,
} from './health.ts'
export { useSay } from './use-say.ts'

/**
 * The contract suite: what every channel must do, asked of each in the same way.
 * A channel brings a `ChannelCase` (channels/<id>/case.ts), listed in channels/cases.ts; contract.test.ts runs them all.
 */
export type { ChannelCase, Mood, Sending, StandIn, VendorProfile } from './case.ts'
export { fuzz } from './parsing.ts'
export { suiteContext } from './context.ts'
export { suiteNow } from './fixtures.ts'
export { cases, caseNames, type CaseName } from './cases.ts'
export { tableOf } from './table.ts'
export { registerFaults, type Registered } from './register.ts'

/**
 * Sign-in: who asks, proven by password, session, key or the link of an invitation; and the first run, under what address.
 * Promises: nobody is let in by a default password; tries are limited by account and by address; what changes something
 * comes from a page of ours; whoever is signed out is so at once.
 * Events: see events.ts.
 */
export { openAccounts, type Accounts, type AccountSettings } from './accounts.ts'
export type { SignInEvent } from './events.ts'
export { challengeShape } from './answer-challenge.ts'
export type { Asked } from './asked.ts'
export { originOf } from './first-run.ts'
export type { Entry, SignedIn } from './identify.ts'
export type { Cookies } from './session.ts'
export type { Comer } from './set-up-guard.ts'

/**
 * Signing in at a vendor: a person is sent there, comes back with a code, and the settings that it becomes wait, sealed,
 * until a connection takes them.
 * Promises: what comes back counts once, in the session of the person who went, for ten minutes; no secret that the
 * vendor gives ever reaches a browser; what nobody takes is forgotten.
 */
export { beginSignIn, type BeginInput, type SignInBegun } from './begin.ts'
export { comeBack, type CameBack } from './come-back.ts'
export { signInCard } from './card.ts'
export { takeSignIn, tryingWith } from './take.ts'
export { renewConnection } from './renew.ts'
export { forgetSignIns } from './upkeep.ts'

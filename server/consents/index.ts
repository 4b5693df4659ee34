/**
 * Consents: what each customer has agreed to, purpose by purpose, with the proof: which text, how, when, who wrote it down.
 * Promises: nothing that was said is changed or forgotten; what was said last counts, over all accounts of a person; who agrees
 * shows how, who withdraws need not; what was not asked is not agreed to.
 * Events: see events.ts.
 */
export type { ConsentEvent } from './events.ts'
export { addConsentText, consentTexts } from './consent-texts.ts'
export { consentsOf, mayFor } from './consents.ts'
export { recordConsents, type SaidConsent } from './record.ts'
export { sayConsent, type NewConsent } from './say.ts'
export { isAgreed, type Said, standing } from './standing.ts'
export { type Agreed, findAgreed } from './store.ts'

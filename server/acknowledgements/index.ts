/**
 * Acknowledgements: who writes while nobody answers is told so within a minute, in their language, with when we open and by
 * when they have an answer, to the minute by the brand's clocks.
 * Promises: once for each closed period and conversation, however often it is tried; only where the brand has turned it on
 * and the platform lets us write, in private unless the brand says otherwise, never to machines; it answers nothing: turn,
 * clocks, holder and list stay as they are; it stands in the ledger, kept by the answer of a person.
 * Events: those of messages and of promises.
 */
export { acknowledgementTimers, type AcknowledgeNeeds } from './acknowledge.ts'
export { answerBy } from './answer-by.ts'
export { followAcknowledgements } from './follow-log.ts'
export { type Account, acknowledgement, acknowledgements, keepAcknowledgement } from './settings.ts'
export { saidOf } from './texts.ts'
export { whenIn } from './when.ts'

/**
 * Privacy: what is kept of a customer is handed over to them, readable and as data, with their files; and forgotten, over all
 * their accounts. Which table holds what of people stands in one register.
 * Promises: every table of a brand is in the register (privacy.test.ts); what is handed over is of this customer alone; who took
 * it is in the audit; whoever is forgotten is in no table, envelope or file any more; while a case of theirs is open, it waits.
 */
export { askErasure, erasureOf, eraseTask } from './ask-erasure.ts'
export { erase, eraseJob, keepErasing } from './erase.ts'
export { type Export, openExport } from './export.ts'
export { withheld } from './withheld.ts'
export { sections } from './sections.ts'

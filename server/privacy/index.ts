/**
 * Privacy: what is kept of a customer is handed over to them, readable and as data, with their files; which table holds what of
 * people stands in one register.
 * Promises: every table of a brand is in the register (privacy.test.ts); what is handed over is of this customer alone,
 * over all their accounts; who took it is in the audit. Nothing of it is kept here.
 */
export { type Export, openExport } from './export.ts'
export { withheld } from './withheld.ts'
export { sections } from './sections.ts'

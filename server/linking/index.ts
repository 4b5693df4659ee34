/**
 * Linking: two customers turn out to be one person, or were taken for one wrongly. What was said with their accounts, what was
 * promised and found about them goes along, in one transaction.
 * Promises: however often customers are linked and told apart, everything is whose it would be had the links that stand
 * been there from the beginning.
 * Events: see events.ts.
 */
export type { LinkingEvent } from './events.ts'
export { linkAccounts, linkAgain, linkCustomers } from './link-customers.ts'
export { takeBackParting, tellApart } from './tell-apart.ts'
export { undoLink } from './undo-link.ts'
export { linksWith } from './links-with.ts'

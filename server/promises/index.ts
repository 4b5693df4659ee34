/**
 * Promises: the ledger of what the brand has said it will do: to whom, by when, who sees to it, and what became of it.
 * Promises: nothing is kept that was done after what was said first; what is past its time is broken whatever is done later;
 * another date counts where the customer agreed before the old one passed; each lapse is told once, to the second; history
 * is only added to, and what is stored is what it tells; a promise goes where its message goes.
 * Events: see events.ts.
 */
export type { PromiseEvent } from './events.ts'
export { makePromises } from './make.ts'
export { actOnPromise } from './act.ts'
export { followAccounts } from './follow-accounts.ts'
export { keepPromises, passPromises } from './keep-promises.ts'
export { onUnsaid } from './on-unsaid.ts'
export { settlePromises, type Settling } from './settle.ts'
export { promiseNamed, promises, promisesOf, promisesTo } from './promises.ts'

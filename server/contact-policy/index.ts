/**
 * The policy of contacts: where a person may be written to now, and why not elsewhere.
 * Promises: it only tells; nothing is chosen for anybody.
 */
export { waysTo } from './ways.ts'

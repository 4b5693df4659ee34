/**
 * Arrivals: how what comes from outside becomes messages in their customers' conversations.
 * Promises: a message is stored once, however often it comes; a batch is three trips to the database, whatever its size; who
 * only says thanks opens nothing again; history starts nothing.
 * Events: see events.ts.
 */
export type { ArrivalEvent } from './events.ts'
export type { Arrival } from './arrival.ts'
export { isCourtesy } from './courtesy.ts'
export { receive, type Received } from './receive.ts'

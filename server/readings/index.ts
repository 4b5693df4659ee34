/**
 * Readings: what understanding says of each message of a customer, what people say in its place, and how customers sound
 * before our first reply and after our last one.
 * Promises: a message is read once, in a thread of its own, and again when its words change; what a person has said of it
 * stands over every model until then; nobody but customers is read; what follows for a conversation is written with it.
 * Events: see events.ts.
 */
export type { ReadingEvent } from './events.ts'
export { openReadingThread, type ReadTexts, type ReadingThread } from './open-thread.ts'
export { followReadings } from './follow-log.ts'
export { readEarlier } from './read-earlier.ts'
export { correctReading } from './correct.ts'
export { corrections } from './corrections.ts'
export { reviseReadings, type Revision } from './revise.ts'
export { type ConversionAsk, conversionReport, conversionRows } from './report.ts'

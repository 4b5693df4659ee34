/**
 * The timeline: everything of a customer in one order, whatever channel and conversation it was said in.
 * Promises: nothing is left out and nothing comes twice, however it is paged; what a page costs depends on its size and on how
 * many conversations the customer has, never on how long they are.
 */
export { timeline, type TimelineAsk } from './timeline.ts'

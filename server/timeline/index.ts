/**
 * The timeline: everything of a customer in one order, whatever channel and conversation it was said in; at a glance, and the
 * list of them all.
 * Promises: nothing is left out and nothing comes twice, however it is paged; what a page costs depends on its size and on how
 * many conversations the customer has, never on how long they are.
 */
export { timeline, type TimelineAsk } from './timeline.ts'
export { glance } from './glance.ts'
export { customersPage } from './customers-page.ts'

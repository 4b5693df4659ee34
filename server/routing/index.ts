/**
 * Routing: the work of a brand in the hands of its people: what waits is offered, by one engine a brand, and why is written down.
 * Promises: no conversation is ever in two hands: it is put into others only where it still is in those that were known;
 * age is never lost; what was decided commits with whose it is then; an engine that was replaced writes nothing; how things
 * stand is read again after any failure, so that nothing waits unseen.
 * Events: see events.ts.
 */
export type { RoutingEvent } from './events.ts'
export { type Ask, unservedAsks } from './asks.ts'
export { boardOf, heldBy, waitingIn } from './board.ts'
export { type House, runEngine } from './engine.ts'
export { keepEngines } from './keep-engines.ts'
export { acceptOffer, declineOffer, endWrapUp, myOffers, openOffersOf, takeNext } from './offers.ts'
export { ownTable } from './table.ts'
export { whyOf } from './why.ts'

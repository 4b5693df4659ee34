/**
 * Delivery: brings what was queued to the platforms.
 * Promises: a message goes out once, in the order of its conversation, no faster than its connection may; one connection
 * never waits for another; a lost answer is asked for, or shown to a person, and never guessed; whatever is under way
 * when the process is killed goes on from what the outbox says. Every try is written down.
 * Reads message.queued, message.withdrawn and the fates of messages; tells nothing itself (conversations does).
 */
export { openDelivery, type Delivery, type DeliveryNeeds } from './open-delivery.ts'
export { openTyping } from './tell-typing.ts'
export { lateReplies, triesOf } from './waiting.ts'
export type { Lane, Try, TryOutcome } from './tables.ts'

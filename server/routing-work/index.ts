/**
 * Routing work: what is distributed and among whom: conversations as tasks, people as agents, and how each queue reaches them.
 * Promises: of a channel a task knows what kind of work it is and until when it may be answered, and nothing else (law 3);
 * its age is that of what the customer wrote; a queue for which nothing is set is left until somebody takes from it.
 * Events: see events.ts.
 */
export type { RoutingWorkEvent } from './events.ts'
export { findFloor, type Floor } from './floor.ts'
export { pushingWorkspaces, queueIdOf, queueRules, setQueueRule, teamIdOf } from './queues.ts'
export { findSubjects, openSubjects, openWithCustomers, silentMs, type Subject } from './subjects.ts'
export { commonQueue, queueOf, type Rules, taskOf } from './task-of.ts'

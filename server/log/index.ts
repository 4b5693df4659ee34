/**
 * The log: what a room tells the rooms below it, in the transaction of its change; cursors, jobs, timers.
 * Promises: events are read in the order of their numbers, each once per room, none lost and none early; an event that
 * a room cannot take is parked alone; a timer fires once; a job exists exactly when its transaction committed.
 */
export { append } from './append.ts'
export { type LogEvent, type NewEvent } from './events.ts'
export { headAt, type Head } from './head.ts'
export { openReader, type Reader } from './reader.ts'
export { runReactions, type Reaction, type Reactions } from './reactions.ts'
export { discardParkedEvent, parkedEvents, replayParkedEvent, stillParked, type ParkedEvent } from './parked-events.ts'
export { timers, runTimers, type Timer, type TimerDeeds } from './timers.ts'
export { addJob, prepareJobs, runJobs, type JobTasks } from './jobs.ts'
export { runUpkeep, turnPartitions } from './upkeep.ts'

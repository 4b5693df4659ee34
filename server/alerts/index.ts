/**
 * Alerts: whether more people complain than usual, of one topic or of the brand as a whole, and how bad it is.
 * Promises: whoever writes counts once, however much and wherever; history counts never; what is read otherwise or is gone
 * counts no more; an alert holds its evidence, ids and numbers alone; nobody sees what they may not see; alarms tell those
 * on guard, and do nothing else by themselves.
 * Events: see events.ts.
 */
export type { AlertEvent } from './events.ts'
export { onUnderstood } from './on-understood.ts'
export { look } from './look.ts'
export { keepLooking } from './keep-looking.ts'
export { alert, alertsEnded, alertsNamed, alertsOpen, alertsStanding } from './alerts.ts'
export { putAside } from './put-aside.ts'
export { openCause } from './open-cause.ts'
export { guards, setGuards } from './guards.ts'

// For the rooms below, which look at the same.
export { samplesOf } from './samples.ts'

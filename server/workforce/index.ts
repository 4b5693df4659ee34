/**
 * Workforce: who works, with what skills, when, how much at once, and whether they are there.
 * Promises: pauses after abuse count against nobody; who is not seen any more is offline once, across crashes and processes, and
 * nobody is for what the server was away; whoever was written to with abuse is offered a pause;
 * shifts are reckoned by the clocks of the agent's zone, over nights and both changes of the clock; every change of
 * presence is kept.
 * Events: see events.ts.
 */
export { agentPlan, type AgentPlan, setLanguages, setPlace, setSkills, setWork } from './agents.ts'
export type { WorkforceEvent } from './events.ts'
export { keepPresence, passPresence, watchPresence } from './keep-presence.ts'
export { followWorkforce } from './follow-log.ts'
export { declinePause, offerPause, ownPresence, type OwnPresence } from './pause-offers.ts'
export { presences, type PresenceShown, shownPresence } from './presences.ts'
export { addReason, editReason, type PresenceReason, presenceReasons } from './reasons.ts'
export { roster, type RosterLine } from './roster.ts'
export { defaultWorkRules, setWorkRules, type WorkRules, workRules } from './rules.ts'
export { clearNotResponding, noteNotResponding, seePeople, setPresence, takePause } from './set-presence.ts'
export { checkShifts, onShift, type ShiftDay, type Shifts, shiftSpans, uncovered } from './shift-time.ts'
export { setShifts, shiftsOf } from './shifts.ts'
export { addSkill, editSkill, type Skill, skills } from './skills.ts'
export { type StaffMember, staff } from './staff.ts'
export { type Unstaffed, unstaffed, type UnstaffedFound } from './unstaffed.ts'

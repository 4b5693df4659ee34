/**
 * Teams: some of the colleagues together, with a queue of their own.
 * Promises: two teams that are there do not share a name; who is in a team works here; a team that was archived keeps who
 * was in it, and can be taken back.
 * Events: see events.ts.
 */
export type { TeamEvent } from './events.ts'
export { addTeam } from './add-team.ts'
export { editTeam, type TeamEdit } from './edit-team.ts'
export { followTeams } from './follow-log.ts'
export { putMembers } from './put-members.ts'
export { isTogether, mustBeTeam, teams } from './teams.ts'

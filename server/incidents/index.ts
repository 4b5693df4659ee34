/**
 * Incidents: one cause, many conversations. They are answered all at once, each in its channel.
 * Promises: how many conversations and customers an incident has is kept with each link, never counted; an answer to all is
 * checked against each place before it leaves, waits behind the replies of people, and tells each conversation once, also
 * across a restart; what could not be told is listed with its reason.
 * Events: see events.ts.
 */
export type { IncidentEvent } from './events.ts'
export { openIncident } from './open.ts'
export { editIncident } from './edit.ts'
export { linkToIncident, unlinkFromIncident } from './link.ts'
export { incident, incidentConversations, incidents, leftOutOf } from './incidents.ts'
export { checkAnswer } from './check-answer.ts'
export { answerAll, answerLater } from './answer-all.ts'
export { cancelAnswer } from './cancel-answer.ts'
export { incidentTasks } from './tell.ts'
export { followCustomers } from './follow-customers.ts'
export { onMerged } from './on-merged.ts'

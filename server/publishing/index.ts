/**
 * What profiles say of themselves in public (hours, level, guide), and the same on the platforms' own profiles.
 * Promises: what stands on a platform is what was last kept here, or the profile says why not; what the brand wrote there
 * itself is never touched; turned off, ours goes.
 * Events: publication.changed.
 */
export type { PublishingEvent } from './events.ts'
export { keepCard } from './keep-card.ts'
export { keepPublishedFacts, publishedFacts } from './published-facts.ts'
export { publishAgain } from './publish-again.ts'
export { viewCard } from './view-card.ts'
export { onProfileChanged } from './on-profile-changed.ts'
export { publishingTasks } from './publish-job.ts'
export { publishedHours } from './published-hours.ts'

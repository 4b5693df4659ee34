// What a profile says of itself before anybody writes: hours, level, guides and link, how they will read on its platform,
// and whether they stand there. It is written on the profile's page and kept with it.
export { PublicCardSection } from './public-card.tsx'
export { usePublicCard } from './use-public-card.ts'
export { isWhole, usualWeek } from './week.ts'
export { PublicHours } from './public-hours.tsx'
export { PublishedFactsPage } from './published-facts.tsx'

// What accounts say, by themselves, to who writes while nobody answers: a section of the page of hours and levels.
export { AcknowledgementsSection } from './section.tsx'

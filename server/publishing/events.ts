/** What publishing tells the rooms below. `subjectId` is the profile. */
export type PublishingEvent = 'publication.changed'

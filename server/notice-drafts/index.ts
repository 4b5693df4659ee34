/**
 * Notice drafts: what would be said to all who are affected before they ask: what happens, to whom, what helps meanwhile,
 * and when there is news again.
 * Promises: a draft stands ready with the first sign of a surge, and when five people have the same cause within half an
 * hour; a person edits it and says that it is done; nothing is published by itself; one draft a cause.
 * Events: see events.ts.
 */
export type { NoticeDraftEvent } from './events.ts'
export { onSurge } from './on-surge.ts'
export { type DraftEdit, editDraft } from './edit.ts'
export { draftOfAlert, noticeDrafts } from './drafts.ts'

/**
 * Saved views: lists of conversations that hold what somebody asked for, with live counts.
 * Promises: members and counts are exact up to the event that was read last, once a view is filled, however slices are cut
 * and tried again; a page costs the same for a small view and for a large one; a workspace without views pays nothing.
 * Events: see events.ts.
 */
export type { ViewEvent } from './events.ts'
export type { ToldStep } from './regroup.ts'
export { addView } from './add-view.ts'
export { editView } from './edit-view.ts'
export { deleteView } from './delete-view.ts'
export { view, views } from './views.ts'
export { preview } from './preview.ts'
export { viewPage } from './view-page.ts'
export { type Standing, standingOf } from './members-store.ts'
export { keepViews } from './follow-log.ts'
export { viewTasks } from './fill.ts'
export { viewTimers } from './moments.ts'
export { maySee } from './access.ts'

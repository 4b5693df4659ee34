// What people wrote that has not left, or can still come back: drafts, what waits for the server, and the way back from
// the last deeds. All of it is kept in this browser under the person's own name (`drawerOf`); drafts also with the server,
// for the other devices of the person.
export { type Done, DoneProvider, useDone, useSentHere } from './done.tsx'
export { type Draft, emptyDraft, textOf, withSaved, withText } from './draft.ts'
export { DraftKeepers, forgetDrafts, noteDraft, useDraftMarks, useKeeper } from './draft-keepers.tsx'
export { onDraftBack, putDraftBack } from './draft-back.ts'
export { type Waiting } from './outbox.ts'
export { SendingProvider, useSending } from './sending.tsx'

import type { ComponentType } from 'react'
import { DEEDS } from './deed-names.ts'
import { ChangedDate, SendLaterDate, SendSnoozeDate, SnoozeDate } from './own-date.tsx'
import { SnippetMore } from './snippet-more.tsx'

/** Under the choices of an action, by its name: a date to pick, a place to add more. */
export const more: Readonly<Record<string, ComponentType<{ onDone: () => void }>>> = {
  [DEEDS.snooze]: SnoozeDate,
  [DEEDS.sendSnooze]: SendSnoozeDate,
  [DEEDS.sendLater]: SendLaterDate,
  [DEEDS.changeTime]: ChangedDate,
  [DEEDS.snippet]: SnippetMore,
}

import type { NotificationKind } from './notifications.ts'
import type { Language } from './people.ts'

/** GET /api/v1/push: what a browser needs to be reached, and whether the server still knows this one. */
export type PushState = { key: string; isOn: boolean }

/** PUT /api/v1/push: as the browser's own subscription says it. */
export type PushSubscribing = { endpoint: string; keys: { p256dh: string; auth: string } }

/** What reaches a browser, sealed for it: no words of anybody, and the customer's name only where its reader wants it. */
export type Pushed = {
  /** `offered`: work lies before its reader, for a moment; it stands in no list. */
  kind: NotificationKind | 'offered'
  workspace: string
  /** Null where it concerns none: it leads to what is told. */
  conversation: string | null
  language: Language
  name?: string
}

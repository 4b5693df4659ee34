/** How long what somebody did is easily taken back: so long a reply waits before it leaves. */
export const holdMs = 10_000

/** One try of sending a message: GET /api/v1/messages/:id/tries, the latest first. `code` and `detail` are the platform's own words. */
export type DeliveryTry = {
  attempt: number
  at: number
  /** `found`, `not-there` and `cannot-tell`: the platform was asked for a message whose answer was lost. */
  outcome: 'sent' | 'retry' | 'rejected' | 'unsure' | 'found' | 'not-there' | 'cannot-tell'
  code: string | null
  detail: string | null
  tookMs: number
}

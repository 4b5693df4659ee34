/** What a customer is asked to agree to, each apart from the others. */
export const purposes = [
  'service-messages',
  'marketing',
  'web-visits',
  'location',
  'interests',
  'competitors',
  'amplification',
] as const
export type Purpose = (typeof purposes)[number]

/** These may be agreed to for one channel alone. */
export const channelPurposes: readonly Purpose[] = ['service-messages', 'marketing']

/** After so many months it is asked anew. */
export const consentMonths: Partial<Record<Purpose, number>> = { 'web-visits': 24 }

/** How it was said to us. */
export const consentWays = ['conversation', 'call', 'form', 'web', 'letter', 'import', 'platform'] as const
export type ConsentWay = (typeof consentWays)[number]

/** What somebody was shown when they agreed, in each language; a new version is another text. */
export type ConsentText = {
  id: string
  purpose: Purpose
  version: number
  texts: Record<string, string>
  madeAt: number
  madeBy: string | null
}

/**
 * One time that somebody agreed or did not, or not any more; nothing of it is changed afterwards. `channel` null: on all.
 * `by`: the colleague who wrote it down; null where the customer did it themselves.
 */
export type ConsentSaying = {
  id: string
  purpose: Purpose
  channel: string | null
  isGiven: boolean
  at: number
  way: ConsentWay
  note: string
  messageId: string | null
  text: Pick<ConsentText, 'id' | 'version' | 'texts'> | null
  by: string | null
}

/** How it stands with a purpose. `endsAt`: when it has to be asked anew; null: not by time. */
export type Consent = {
  purpose: Purpose
  channel: string | null
  isGiven: boolean
  at: number
  endsAt: number | null
}

/** GET /api/v1/customers/:id/consents: as it stands, and all that was ever said, the latest first. */
export type CustomerConsents = { consents: Consent[]; sayings: ConsentSaying[] }

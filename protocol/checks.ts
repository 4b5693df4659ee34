/** Why somebody may be sent elsewhere: they wish so, it would harm to stay, or the law wants them recognised there. */
export type RedirectReason = 'customer-asked' | 'safety' | 'legal-authentication'

/** GET /api/v1/conversations/:id/checks. What the detectors must know of a conversation. */
export type CheckFacts = {
  /** How the customer is called, wherever it is known. */
  names: string[]
  /** Whose national numbers are read without their prefix. */
  countries: ('ES' | 'PT' | 'FR' | 'GB' | 'US' | 'BR' | 'MX' | 'AR' | 'CO' | 'CL')[]
  /** Numbers and addresses that the brand itself has made public. */
  published: string[]
  /** In which the customer writes, as far as known; else that of the profile. */
  language: string
}

/** GET and PUT /api/v1/published-facts. `known`: what profiles and their public cards tell already. */
export type PublishedFacts = { lines: string[]; known: string[] }

/** GET /api/v1/conversations/:id/ways. Where else this customer can be answered; the latest first. */
export type Way = {
  conversationId: string
  channel: string
  profileId: string
  /** The account of the customer there. */
  name: string
  status: 'open' | 'waiting' | 'snoozed' | 'closed'
  visibility: 'public' | 'private'
  /** What the customer wrote there last. */
  last: { text: string; at: number } | null
  windowUntil: number | null
  /** It is open to approved texts alone. */
  needsTemplate: boolean
  /** Why not, as a fault code; null when it is possible. */
  blocked: string | null
}

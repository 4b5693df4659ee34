import type { CustomerCard } from './customer-card.ts'

/** Why two accounts are one person: somebody says so, they signed in on our web, the address or number is the account itself, or the platform itself says so. */
export const linkEvidences = ['person', 'web-sign-in', 'e-mail', 'phone', 'platform'] as const
export type LinkEvidence = (typeof linkEvidences)[number]

/**
 * GET /api/v1/customers/:id/links: two accounts that are one person. `detail`: what the evidence is about, such as an address.
 * `madeBy` null: by itself. Times in epoch milliseconds; one that has ended was wrong, and neither is linked by itself again.
 */
export type LinkCard = {
  id: string
  oneId: string
  otherId: string
  evidence: LinkEvidence
  detail: Record<string, string>
  madeAt: number
  madeBy: string | null
  endedAt: number | null
  endedBy: string | null
}

/** What two customers may have in common. `part-of-name`: one of them shows no more than a given name. */
export const linkReasons = ['phone', 'email', 'order', 'handle', 'name', 'part-of-name'] as const

/** `value`: of a phone its last nine digits; empty of names. `holders`: how many customers have it, up to some forty. */
export type LinkReason = { kind: (typeof linkReasons)[number]; value: string; holders: number }

/** GET /api/v1/customers/:id/likely: somebody who may be the same person. A person decides. The first reason weighs most. */
export type LikelyPerson = { customer: CustomerCard; isVeryLikely: boolean; reasons: LinkReason[] }

import type { Purpose } from './consents.ts'

/** On what ground something is kept of somebody. */
export type Basis = 'contract' | 'consent' | 'legitimate-interest'

/** How a value is written. `money`: cents and currency (`4290 EUR`); `place`: degrees (`39.47,-0.38`); `hours`: `09:00-14:00`. */
export type FactForm =
  | 'text'
  | 'language'
  | 'time-zone'
  | 'place'
  | 'email'
  | 'phone'
  | 'count'
  | 'money'
  | 'hours'
  | 'channel'

type FactRule = {
  form: FactForm
  /** Several at once, and none contradicts another. */
  isMany: boolean
  basis: Basis
  /** What has to be agreed to, where that is the ground. */
  purpose?: Purpose
  /** How long it is kept after it was said last; null: as long as the customer. */
  keptDays: number | null
}

/** What may be known of a customer, and for how long by default. */
export const factKinds = {
  name: { form: 'text', isMany: false, basis: 'contract', keptDays: null },
  language: { form: 'language', isMany: false, basis: 'contract', keptDays: null },
  'time-zone': { form: 'time-zone', isMany: false, basis: 'contract', keptDays: null },
  email: { form: 'email', isMany: true, basis: 'contract', keptDays: null },
  phone: { form: 'phone', isMany: true, basis: 'contract', keptDays: null },
  'best-channel': { form: 'channel', isMany: false, basis: 'contract', keptDays: null },
  'best-hours': { form: 'hours', isMany: false, basis: 'contract', keptDays: null },
  store: { form: 'text', isMany: false, basis: 'contract', keptDays: 730 },
  product: { form: 'text', isMany: true, basis: 'contract', keptDays: 730 },
  value: { form: 'money', isMany: false, basis: 'contract', keptDays: 730 },
  city: { form: 'text', isMany: false, basis: 'consent', purpose: 'location', keptDays: 365 },
  place: { form: 'place', isMany: false, basis: 'consent', purpose: 'location', keptDays: 1 },
  interest: { form: 'text', isMany: true, basis: 'consent', purpose: 'interests', keptDays: 396 },
  competitor: { form: 'text', isMany: true, basis: 'consent', purpose: 'competitors', keptDays: 183 },
  community: { form: 'text', isMany: true, basis: 'legitimate-interest', keptDays: 365 },
  followers: { form: 'count', isMany: false, basis: 'legitimate-interest', keptDays: 90 },
  engagement: { form: 'count', isMany: false, basis: 'legitimate-interest', keptDays: 365 },
  contribution: { form: 'count', isMany: false, basis: 'legitimate-interest', keptDays: 365 },
} as const satisfies Record<string, FactRule>

export type FactKind = keyof typeof factKinds
export const factKindNames = /* @__PURE__ */ Object.keys(factKinds) as [FactKind, ...FactKind[]]
export const factRule = (kind: FactKind): FactRule => factKinds[kind]

/** These a colleague may write down; the others are counted or measured, and a name is what one is called by (PATCH /api/v1/customers/:id). */
export const writtenFacts = [
  'language',
  'time-zone',
  'email',
  'phone',
  'city',
  'store',
  'product',
  'interest',
  'community',
  'competitor',
  'best-channel',
  'best-hours',
] satisfies readonly FactKind[]

/**
 * Where something is known from. `customer`: their own account pages; `person`: a colleague; `key`: another program;
 * `platform`: the channel tells it of the account; `message`: they said it; `web`: our own web; `derived`: worked out.
 */
export const factSources = ['customer', 'person', 'key', 'import', 'platform', 'web', 'message', 'derived'] as const
export type FactSource = (typeof factSources)[number]

/** Once that something was said. `id` null: the channel shows it of the account now. `confidence` from 0 to 1. */
export type FactSaying = {
  id: string | null
  identityId: string
  source: FactSource
  /** Of the account it hangs on. */
  channel: string
  /** The colleague, where one wrote it. */
  by: string | null
  messageId: string | null
  at: number | null
  confidence: number
  basis: Basis
  purpose: Purpose | null
  endsAt: number | null
}

/** A value and where it is known from, what counts most first. */
export type FactValue = {
  value: string
  /** The one that counts, or one of several that are all true; otherwise it contradicts the one that counts. */
  isChosen: boolean
  from: FactSaying[]
}

/** GET /api/v1/customers/:id/facts: `kind` a FactKind, or whatever else a channel tells under its own name. */
export type FactLine = { kind: string; values: FactValue[] }

export const longestFact = 200

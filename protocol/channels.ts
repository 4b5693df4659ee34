/** What can be done in a place, as far as people ask before they try. */
export type ChannelAbilities = {
  text: { max: number; unit: string }
  media: string[]
  buttons: boolean
  reactions: boolean
  /** Which message an answer is to can be shown with it. */
  quotes: boolean
  receipts: string[]
  edits: boolean
  typing: boolean
  windowMs: number | null
  visibility: ('public' | 'private')[]
  /** What can be done with messages where everybody reads them, and where the two are alone: reply, edit, react, hide, … */
  deeds: Record<'public' | 'private', string[]>
  /** How long after it was sent one of ours may be changed or taken back; null: always. */
  editWithinMs: number | null
  templates: boolean
}

/** Kinds of places, as one looks for them. */
export type ChannelGroup = 'messaging' | 'social' | 'reviews' | 'mail' | 'phone' | 'web'

/** A channel as the set-up screen draws it: GET /api/v1/channels?language=. */
export type ChannelCard = {
  id: string
  /** In the language asked for. */
  name: string
  /** What it says to people: `about`, `setting.<key>.label`, `health.<code>`, `guide.<n>`, … */
  words: Record<string, string>
  group: ChannelGroup
  /** The credentials may reach several accounts, to choose from. */
  findsAccounts: boolean
  /**
   * Where one may sign in at the vendor in the place of filling in what that gives; null: nowhere. `isRegistered`: our
   * app is made known to the vendor by itself, and nobody has to register one.
   */
  signIn: {
    at: { vendor: string; when: Record<string, string>; needs: string[] }[]
    gives: string[]
    isRegistered: boolean
  } | null
  fields: {
    key: string
    kind: 'text' | 'secret' | 'url' | 'choice' | 'lines'
    required: boolean
    generated: boolean
    options: string[]
  }[]
  can: ChannelAbilities
  /** Kinds of profiles that can do something else than the others (`ProfileCard.kind`). */
  kinds: { id: string; can: ChannelAbilities }[]
}

/** How a connection fares, said by the outside. */
export type ConnectionHealth = {
  state: 'good' | 'quiet' | 'failing'
  receivedAt: number | null
  sentAt: number | null
  rejected: number
  rejectedAt: number | null
  failingSince: number | null
  failure: string | null
  /** When nothing having come becomes news: by then it has been quiet for much longer than it ever was lately. */
  silentFrom: number | null
  /** When the credentials run out unless somebody renews them, where the platform tells. */
  validUntil: number | null
  /** Messages that could not be taken and wait for somebody. */
  parked: number
  /** Messages that are late in going out. */
  late: number
}

export type ProfileCard = {
  id: string
  connectionId: string
  channel: string
  key: string
  name: string
  function: 'service' | 'corporate' | 'store' | 'sales'
  language: 'es' | 'en'
  look: ChatLook | null
  disabled: boolean
  /** Kept before the platform could say which accounts there are: they are to be chosen (POST /api/v1/profiles/:id/accounts). */
  isWaiting: boolean
  /** Which of its channel's kinds it is; null: none of its own. */
  kind: string | null
  /** How its connection fares, and what ails this account alone. */
  health: ConnectionHealth
  ailment: { code: string; since: number } | null
  hookAddress: string
  /** The line to paste into one's web (web chat only). */
  snippet: string | null
  /** Settings without secrets; a secret shows only how it ends. */
  settings: Record<string, string>
}

/**
 * Where a vendor sends a person back to after signing in there, below the address at which they were. Each channel has its
 * own, so that what one vendor grants is never taken to another (RFC 9700, 4.4).
 */
export const vendorReturnPath = (channel: string): string => `/api/v1/vendor-sign-ins/return/${channel}`

/** What stood in the form beside the settings when somebody went to sign in at the vendor. */
export type VendorSignInFilled = {
  name?: string
  function?: ProfileCard['function']
  language?: ProfileCard['language']
}

/**
 * POST /api/v1/vendor-sign-ins. `back` is the path of the console to come back to; with `profileId` its connection is
 * entered again; `after` is an earlier try of one's own, whose settings stay where none are given.
 */
export type NewVendorSignIn = {
  channel: string
  profileId?: string
  after?: string
  settings: Record<string, string>
  filled: VendorSignInFilled
  back: string
}

/** Its answer: where to go, or why one cannot. */
export type VendorSignInBegun = { health: ProfileCheck; go?: { id: string; address: string } }

/**
 * GET /api/v1/vendor-sign-ins/:id, one's own. `failure.code` is the channel's (`health.<code>`), `expired`, or
 * `vendor-refuses`. `settings` are those that were filled in and those that came of it, secrets by their ends.
 */
export type VendorSignIn = {
  id: string
  channel: string
  profileId: string | null
  state: 'under-way' | 'signed-in' | 'declined' | 'failed'
  failure: { code: string; text: string | null } | null
  settings: Record<string, string>
  filled: VendorSignInFilled
}

/** POST /api/v1/profiles. One connection and its first profile. */
export type NewProfile = {
  channel: string
  name: string
  function: ProfileCard['function']
  language: 'es' | 'en'
  settings: Record<string, string>
  look?: ChatLook
  /** A sign-in at the vendor, with what was filled in for it and what it brought: both stay where none is given. */
  signIn?: string
  /** The vendor's id of the page, number or mailbox, where the connection may have several. */
  key?: string
  /** More accounts that the same credentials reach: each becomes a profile. */
  others?: { key: string; name: string }[]
}

/** GET /api/v1/profiles/:id/accounts: what the platform says now, and what the credentials that are kept reach. */
export type AccountsFound = {
  health: ProfileCheck
  found: (SettingsTried['found'][number] & { profileId: string | null })[]
}

/** POST /api/v1/profiles/:id/accounts. Each becomes a profile like this one; the first this very one while it waits. */
export type AccountsChosen = { accounts: { key: string; name: string }[] }

/** POST /api/v1/channels/:id/try: what the platform says of settings before they are kept, and the accounts they reach. */
export type SettingsTried = {
  health: ProfileCheck
  found: { key: string; name: string; handle?: string; picture?: string }[]
}

/** Its answer, and that of a change: `made` are the secrets that we made, shown this once. */
export type ProfileKept = ProfileCard & { made: Record<string, string> }

/** PATCH /api/v1/profiles/:id. A secret that is left out stays; `renew` names secrets to be made anew. */
export type ProfileChange = {
  name?: string
  function?: ProfileCard['function']
  language?: 'es' | 'en'
  look?: ChatLook
  settings?: Record<string, string>
  renew?: string[]
  /** Those that are renewed are in wrong hands: they are worth nothing from now on, else they are taken for an hour more. */
  isLeaked?: boolean
}

/** POST /api/v1/profiles/:id/check: what the platform says of the credentials now. */
export type ProfileCheck =
  | { state: 'good'; until?: number; ailing?: { key: string; code: string }[] }
  | { state: 'failing'; code: string; text?: string }

/** How the web chat looks and greets. `color` has a contrast of at least 4.5 with white. */
export type ChatLook = { color: string; greeting: string; position: 'end' | 'start' }

/** GET /api/v1/parked: what came from outside and could not be taken. `reason` is a code. */
export type ParkedCard = {
  id: string
  connectionId: string
  channel: string
  profileName: string
  reason: string
  detail: string | null
  parkedAt: number
}

/** GET /api/v1/parked-events: what happened here and one of our rooms could not follow. `reason` is what its fault said. */
export type ParkedEventCard = {
  room: string
  number: number
  kind: string
  conversationId: string | null
  reason: string
  parkedAt: number
}

/** GET /api/v1/profiles/:id/templates, POST …/templates/refresh. `text` shows its gaps as {{1}}, {{2}}, … */
export type TemplateCard = {
  id: string
  language: string
  name: string
  category: string
  state: 'approved' | 'pending' | 'refused' | 'paused'
  text: string
  header?: string
  footer?: string
  buttons?: string[]
  gaps: number
  fetchedAt: number
}

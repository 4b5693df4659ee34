/** A channel as the set-up screen draws it: GET /api/v1/channels?language=. */
export type ChannelCard = {
  id: string
  /** In the language asked for. */
  name: string
  /** What it says to people: `about`, `setting.<key>.label`, `health.<code>`, `guide.<n>`, … */
  words: Record<string, string>
  place: string
  /** The credentials may reach several accounts, to choose from. */
  findsAccounts: boolean
  fields: {
    key: string
    kind: 'text' | 'secret' | 'url' | 'choice' | 'lines'
    required: boolean
    generated: boolean
    options: string[]
  }[]
  can: {
    text: { max: number; unit: string }
    media: string[]
    buttons: boolean
    reactions: boolean
    quotes: boolean
    receipts: string[]
    edits: boolean
    typing: boolean
    windowMs: number | null
    visibility: string[]
    /** What can be done with messages: reply, edit, unsend, react, hide, like, … */
    deeds: string[]
    /** How long after it was sent one of ours may be changed or taken back; null: always. */
    editWithinMs: number | null
    templates: boolean
  }
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
  health: ConnectionHealth
  hookAddress: string
  /** The line to paste into one's web (web chat only). */
  snippet: string | null
  /** Settings without secrets; a secret shows only how it ends. */
  settings: Record<string, string>
}

/** POST /api/v1/profiles. One connection and its first profile. */
export type NewProfile = {
  channel: string
  name: string
  function: ProfileCard['function']
  language: 'es' | 'en'
  settings: Record<string, string>
  look?: ChatLook
  /** The vendor's id of the page, number or mailbox, where the connection may have several. */
  key?: string
  /** More accounts that the same credentials reach: each becomes a profile. */
  others?: { key: string; name: string }[]
}

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
}

/** POST /api/v1/profiles/:id/check: what the platform says of the credentials now. */
export type ProfileCheck = { state: 'good' } | { state: 'failing'; code: string; text?: string }

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

import type { Language, Role } from './people.ts'

/** An invitation that has neither been taken nor run out: GET /api/v1/invitations. */
export type Invitation = {
  id: string
  email: string
  role: Exclude<Role, 'owner'>
  createdAt: number
  expiresAt: number
}

/** POST /api/v1/invitations */
export type NewInvitation = { email: string; role: Exclude<Role, 'owner'> }
/** Its answer. The link is shown once; whoever has it may join, for seven days. */
export type InvitationSent = Invitation & { link: string }

/** GET /api/v1/joining/:token, for whoever opens the link. `known`: they have a password here already, and sign with it. */
export type Joining = {
  brand: string
  invitedBy: string
  email: string
  role: Role
  language: Language
  known: boolean
}
/** POST /api/v1/joining/:token. Answers `Me` and signs in. */
export type Join = { name: string; password: string }

/** GET /api/v1/me/sessions: where a person is signed in. */
export type SessionCard = {
  id: string
  current: boolean
  createdAt: number
  seenAt: number
  address: string | null
  agent: string | null
}

/** POST /api/v1/keys */
export type KeyAsk = { name: string; scopes: ('read' | 'answer' | 'administer')[] }

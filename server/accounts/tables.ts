import type { Language, Role } from '#protocol'

export type WorkspaceRow = {
  id: string
  name: string
  website: string
  language: Language
  timeZone: string
  color: string
}

export type KeyRow = { id: string; secretHash: Buffer; scopes: string }

export type InvitationRow = {
  id: string
  email: string
  role: Exclude<Role, 'owner'>
  tokenHash: Buffer
  expiresAt: number
  acceptedAt: number | null
  brand: string
  invitedBy: string
}

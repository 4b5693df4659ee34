import type { Language, Role } from '#protocol'

/** A person with one of the workspaces they belong to; `workspaceId` is null for somebody who belongs to none. */
export type MemberRow = {
  sessionId: string
  personId: string
  email: string
  personName: string
  language: Language
  workspaceId: string | null
  role: Role | null
  name: string | null
}

export type WorkspaceRow = {
  id: string
  name: string
  website: string
  language: Language
  timeZone: string
  color: string
}

export type SessionRow = {
  id: string
  createdAt: number
  updatedAt: number
  address: string | null
  agent: string | null
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

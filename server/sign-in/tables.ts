import type { Language, Role, Sees, Sight } from '#protocol'

/** A person with one of the workspaces they belong to; `workspaceId` is null for somebody who belongs to none. */
export type MemberRow = Omit<Sight, 'sees'> & {
  sessionId: string
  personId: string
  email: string
  personName: string
  language: Language
  workspaceId: string | null
  role: Role | null
  sees: Sees | null
  name: string | null
}

export type SessionRow = {
  id: string
  createdAt: number
  updatedAt: number
  address: string | null
  agent: string | null
}

/** A session that was ended, with one of the workspaces of its person; null for somebody who belongs to none. */
export type EndedRow = { sessionId: string; workspaceId: string | null }

export type Role = 'owner' | 'administrator' | 'supervisor' | 'agent'
export type Language = 'es' | 'en'

export type Workspace = {
  id: string
  name: string
  website: string
  language: Language
  timeZone: string
  color: string
}

/** One of the team. */
export type Colleague = { id: string; name: string; email: string; role: Role }

/** Who is signed in: GET /api/v1/me. `setUp: false` means that the installation has no owner yet. */
export type Me = {
  person: { id: string; name: string; email: string; language: Language }
  workspaces: (Workspace & { role: Role })[]
}

/** GET /api/v1/installation, public: what the first screen needs to know. */
export type Installation = {
  setUp: boolean
  publicAddress: string
  language: Language
  version: string
  folder?: string
}

/** POST /api/v1/installation: the first run. Answers `Me` and signs in. */
export type FirstRun = {
  brand: { name: string; website: string; timeZone: string; language: Language; color: string }
  owner: { name: string; email: string; password: string }
  publicAddress: string
}

export type ApiKey = {
  id: string
  name: string
  ending: string
  scopes: string[]
  createdAt: number
  lastUsedAt: number | null
}
/** The secret is shown once. */
export type NewApiKey = ApiKey & { secret: string }

export type AuditLine = {
  id: string
  at: number
  who: string
  deed: string
  subjectId: string | null
  detail: Record<string, unknown> | null
}

import type { Sees, Sight } from './teams.ts'

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

/** One of the people who work here. `picture` is where it is found, on this server. */
export type Colleague = { id: string; name: string; email: string; role: Role; sees: Sees; picture: string | null }

/** Who is signed in: GET /api/v1/me. `setUp: false` means that the installation has no owner yet. */
export type Me = {
  person: { id: string; name: string; email: string; language: Language; picture: string | null }
  workspaces: (Workspace & { role: Role } & Sight)[]
}

/** GET /api/v1/installation, public: what the first screen needs to know. */
export type Installation = {
  setUp: boolean
  publicAddress: string
  language: Language
  version: string
  folder?: string
  /** Whoever sets it up from here has to show the token that the terminal printed. */
  asksForToken?: boolean
}

/** POST /api/v1/installation: the first run. Answers `Me` and signs in. */
export type FirstRun = {
  brand: { name: string; website: string; timeZone: string; language: Language; color: string }
  owner: { name: string; email: string; password: string }
  publicAddress: string
  /** The set-up token, where one is asked for. */
  token?: string
}

/** POST /api/v1/installation/address-check { address }: what stands at the address that is to be the public one. */
export type AddressFinding = {
  /** As it was asked: an origin. */
  address: string
  found:
    /** This installation, over https. */
    | 'reached'
    /** This installation, but in the clear. */
    | 'plain'
    /** Somebody else answers; `status` is what they answered. */
    | 'other'
    /** It leads on to the origin `to`. */
    | 'moved'
    /** No such name. */
    | 'unresolved'
    /** Nobody answers at the port, or the line breaks off. */
    | 'refused'
    | 'timeout'
    /** The certificate is not good for browsers; `detail` is why, in the words of OpenSSL. */
    | 'certificate'
    /** https was asked for, and something else is spoken there. */
    | 'no-https'
    /** An address of this machine or of a private network, which nobody outside can reach. */
    | 'private'
  status?: number
  to?: string
  detail?: string
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

import { createHash, hash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { SettingValues } from '#channel'
import type { Vault } from '#profiles'

/**
 * What nobody sees: `proof` is the digest of what the state ends with, `values` all settings as far as they are known,
 * `was` the digest of those of a connection that is there.
 */
export type Sealed = {
  proof: string
  verifier: string
  returnAddress: string
  prepared?: string
  values: SettingValues
  was?: string
}

export const seal = (vault: Vault, sealed: Sealed): Buffer => vault.seal(JSON.stringify(sealed))
export const unseal = (vault: Vault, sealed: Buffer): Sealed => JSON.parse(vault.open(sealed)) as Sealed

/** 256 bits, as a vendor takes them in a query, and as RFC 7636 wants a verifier. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

export const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url')

/** The same for the same settings. */
export const digestOf = (values: SettingValues): string =>
  proofOf(JSON.stringify(Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1))))

export const proofOf = (secret: string): string => hash('sha256', secret, 'hex')

export const isProven = (secret: string, { proof }: Pick<Sealed, 'proof'>): boolean =>
  timingSafeEqual(Buffer.from(proofOf(secret)), Buffer.from(proof))

type State = { workspaceId: string; id: string; secret: string }

const shape = /^([0-9a-f]{32})\.([0-9a-f]{32})\.([\w-]{43})$/

/** What the vendor hands back: where the sign-in is kept, and the secret that proves it to be ours. */
export const writeState = ({ workspaceId, id, secret }: State): string => `${bare(workspaceId)}.${bare(id)}.${secret}`

export function readState(text: string): State | undefined {
  const found = shape.exec(text)
  return found ? { workspaceId: dashed(found[1]!), id: dashed(found[2]!), secret: found[3]! } : undefined
}

const bare = (id: string) => id.replaceAll('-', '')
const dashed = (hex: string) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

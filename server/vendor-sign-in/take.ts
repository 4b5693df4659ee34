import type { Who } from '#accounts'
import type { Database, Tx } from '#db'
import { Fault } from '#lib'
import type { Begun, Vault } from '#profiles'
import { unseal } from './secrets.ts'
import * as store from './store.ts'

type Wanted = { id: string; channel: string; profileId: string | null }
type Means = { vault: Vault; now: number }

/** `was`: the digest of the connection's settings when it began. */
type Taken = Begun & { was?: string }

async function taken(tx: Tx, who: Who, wanted: Wanted, { vault, now }: Means): Promise<Taken> {
  const row = await store.find(tx, wanted.id)
  const isOwn = who.kind === 'person' && row?.personId === who.personId
  const isMeant = row?.channel === wanted.channel && row.profileId === wanted.profileId
  if (!row || !isOwn || !isMeant || row.expiresAt < now) throw new Fault('vendor-sign-in.over', 422)
  const { values, was } = unseal(vault, row.sealed)
  return { connectionId: row.connectionId, values, ...(was && { was }) }
}

/**
 * What was filled in for a sign-in and what it gave, if it did, for the connection that is made of it in this
 * transaction; it is forgotten with that.
 * @throws Fault vendor-sign-in.over (422)
 */
export async function takeSignIn(tx: Tx, who: Who, wanted: Wanted, means: Means): Promise<Taken> {
  const begun = await taken(tx, who, wanted, means)
  await store.remove(tx, wanted.id)
  return begun
}

/** The same to try it, which changes nothing. @throws Fault vendor-sign-in.over (422) */
export const tryingWith = (database: Database, who: Who, wanted: Wanted, means: Means): Promise<Begun> =>
  database.app(who.workspaceId, tx => taken(tx, who, wanted, means))

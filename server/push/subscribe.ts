import type { Database, Tx } from '#db'
import { Fault, idOf } from '#lib'
import type { Vault } from '#profiles'
import type { PushSubscribing } from '#protocol'
import { deleteOfSession, hasSubscription, writeSubscription } from './store.ts'

/** Whose browser it is, and by which session: with that it goes. */
export type Browser = { personId: string; sessionId: string }

type Means = { database: Database; vault: Vault; allowsPrivateAddresses: boolean }

/** This browser may be reached from now on. @throws Fault `push.address` (422) where its push service is not on https */
export async function subscribe(
  { database, vault, allowsPrivateAddresses }: Means,
  { personId, sessionId }: Browser,
  { endpoint, keys }: PushSubscribing,
): Promise<void> {
  const { protocol } = new URL(endpoint)
  if (protocol !== 'https:' && !(allowsPrivateAddresses && protocol === 'http:')) throw new Fault('push.address', 422)
  const sealed = vault.seal(JSON.stringify({ endpoint, keys }))
  await database.engine(tx => writeSubscription(tx, { id: idOf('push', endpoint), personId, sessionId, sealed }))
}

/** … and no longer. */
export const unsubscribe = (tx: Tx, { sessionId }: Browser) => deleteOfSession(tx, sessionId)

export const isSubscribed = (tx: Tx, { sessionId }: Browser): Promise<boolean> => hasSubscription(tx, sessionId)

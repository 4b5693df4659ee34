import type { Who } from '#accounts'
import type { Channel } from '#channel'
import type { Tx } from '#db'
import { Fault } from '#lib'
import { shownSettings, type Vault } from '#profiles'
import type { VendorSignIn, VendorSignInFilled } from '#protocol'
import { unseal } from './secrets.ts'
import * as store from './store.ts'

type Means = { channels: ReadonlyMap<string, Channel>; vault: Vault; now: number }

/** How a sign-in of one's own went, with what stood in the form; secrets show only how they end. @throws Fault not-found (404) */
export async function signInCard(tx: Tx, who: Who, id: string, { channels, vault, now }: Means): Promise<VendorSignIn> {
  const row = await store.find(tx, id)
  const channel = row && channels.get(row.channel)
  const isOwn = who.kind === 'person' && row?.personId === who.personId
  if (!channel || !isOwn || row.expiresAt < now) throw new Fault('not-found', 404)
  const isOnItsWay = row.state === 'under-way' || row.state === 'redeeming'
  return {
    id: row.id,
    channel: row.channel,
    profileId: row.profileId,
    state: isOnItsWay ? 'under-way' : (row.state as Exclude<typeof row.state, 'under-way' | 'redeeming'>),
    failure: row.failure === null ? null : { code: row.failure, text: row.failureText },
    settings: shownSettings(channel, unseal(vault, row.sealed).values),
    filled: JSON.parse(row.filled) as VendorSignInFilled,
  }
}

import type { World } from '#api'
import type { Tx } from '#db'
import { parkedOf } from '#intake'
import type { Waiting } from '#profiles'

/** What a profile's card needs beside its own rows: what waits in the rooms below, as far as it is listed. */
export async function meansOf(tx: Tx, { accounts, channels }: World) {
  const waiting = new Map<string, Waiting>()
  for (const { connectionId } of await parkedOf(tx)) {
    const { parked } = waiting.get(connectionId) ?? { parked: 0 }
    waiting.set(connectionId, { parked: parked + 1, late: 0 })
  }
  return { channels, publicAddress: accounts.publicAddress(), waiting }
}

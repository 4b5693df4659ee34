import type { World } from '#api'
import type { Tx } from '#db'
import type { Waiting } from '#profiles'

/** What a profile's card needs beside its own rows. */
export async function meansOf(_: Tx, { accounts, channels }: World) {
  return { channels, publicAddress: accounts.publicAddress(), waiting: new Map<string, Waiting>() }
}

import type { Keys } from '#channel'
import { minute, second } from '#lib'
import type { Connected, Contexts } from '#profiles'

/** The public keys of vendors who sign with their own: in memory, fetched when a request does not hold with those we have. */
export type Keyring = {
  of(connected: Connected): Keys | undefined
  /** Fetches them, at most once a minute each; true when there may be others now. */
  renew(connected: Connected, now: number): Promise<boolean>
}

const patienceMs = 5 * second

export function openKeyring(contexts: Contexts, failed: (error: unknown) => void): Keyring {
  const rings = new Map<string, { keys: Keys; at: number; settings: unknown }>()
  const fetching = new Map<string, Promise<boolean>>()
  const fetchKeys = async (connected: Connected, now: number): Promise<boolean> => {
    const { id, channel, settings } = connected
    try {
      const keys = await channel.keys!(contexts(connected, AbortSignal.timeout(patienceMs)))
      rings.set(id, { keys, at: now, settings })
      return true
    } catch (error) {
      failed(error)
      return false
    }
  }
  return {
    of: ({ id, settings }) => {
      const ring = rings.get(id)
      return ring && ring.settings === settings ? ring.keys : undefined
    },
    async renew(connected, now) {
      const { id, channel, settings } = connected
      const ring = rings.get(id)
      if (!channel.keys || (ring && ring.settings === settings && now - ring.at < minute)) return false
      const running = fetching.get(id) ?? fetchKeys(connected, now).finally(() => fetching.delete(id))
      fetching.set(id, running)
      return running
    },
  }
}

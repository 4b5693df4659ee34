import { Fault } from '#lib'
import { type GuardedFetch, openGuardedFetch } from '#profiles'

/** How providers are reached: over https on the open internet, and the hosts that the installation names. */
export type Reach = {
  localHosts: readonly string[]
  /** @throws Fault `provider.address`, `provider.not-secure` (422) */
  mustBeFair(endpoint: string): void
  fetch: typeof fetch
  close(): void
}

type Options = { localHosts: readonly string[]; allowsPrivateAddresses: boolean }

const maxBytes = 256 * 1024
const timeoutMs = 61_000

/** `localHosts`: host and port as an address has them, such as `localhost:11434`. */
export function openReach({ localHosts, allowsPrivateAddresses }: Options): Reach {
  const anywhere = { isOpen: () => true, maxBytes, timeoutMs }
  const open = openGuardedFetch(allowsPrivateAddresses ? anywhere : { maxBytes, timeoutMs })
  const local = openGuardedFetch(anywhere)
  const isLocal = (url: URL) => localHosts.includes(url.host)
  const guardOf = (address: string): GuardedFetch => (isLocal(new URL(address)) ? local : open)
  return {
    localHosts,
    mustBeFair(endpoint) {
      if (!URL.canParse(endpoint)) throw new Fault('provider.address', 422)
      const url = new URL(endpoint)
      if (url.username || url.password || url.search || url.hash || !/^https?:$/.test(url.protocol))
        throw new Fault('provider.address', 422)
      if (url.protocol === 'http:' && !isLocal(url)) throw new Fault('provider.not-secure', 422, { host: url.host })
    },
    fetch: ((input: string, init?: RequestInit) => guardOf(input).fetch(input, init)) as typeof fetch,
    close() {
      open.close()
      local.close()
    },
  }
}

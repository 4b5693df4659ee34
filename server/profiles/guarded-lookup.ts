import { lookup, type LookupAddress } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { Fault } from '#lib'

type Resolve = (
  hostname: string,
  options: { all: true; family?: number | 'IPv4' | 'IPv6' | undefined },
  answer: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void

/** Finds the addresses of a name for a connection. All have to be open: a name that also leads inside is refused. */
export const guardedLookup =
  (isOpen: (address: string) => boolean, resolve: Resolve = lookup): LookupFunction =>
  (hostname, options, answer) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return answer(error, [])
      if (!addresses.every(({ address }) => isOpen(address))) return answer(new Fault('address.private', 422), [])
      if (options.all) return answer(null, addresses)
      const [first] = addresses
      return answer(null, first!.address, first!.family)
    })
  }

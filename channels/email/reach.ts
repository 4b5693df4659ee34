import type { Server } from './account.ts'
import { type Ctx, fault } from './fault.ts'

/** Where to connect to, and the name that the certificate must have. */
type Target = { host: string; servername?: string }

/**
 * Mail goes over sockets of its own, not through `ctx.fetch`. Where the context brings a `lookup` (as for `net.connect`),
 * names and addresses go through it, and it refuses those that are not to be reached.
 */
export async function targetOf({ host }: Server, ctx: Ctx): Promise<Target> {
  const { lookup } = ctx
  if (host === '') throw fault('no-credentials', 'server')
  if (!lookup) return { host }
  const address = await new Promise<string>((resolve, reject) => {
    lookup(host, {}, (error, found) => {
      const first = typeof found === 'string' ? found : found?.[0]?.address
      if (error || !first) reject(fault('unreachable'))
      else resolve(first)
    })
  })
  return { host: address, ...(address === host ? {} : { servername: host }) }
}

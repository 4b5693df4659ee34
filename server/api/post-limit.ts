import { Fault } from '#lib'
import { networkOf, openLimits } from './limits.ts'
import type { World } from './world.ts'

const perVisitor = { perMinute: 60 }
const perAddress = { perMinute: 600 }
/** A long text and ten files take a fifth of it. */
const mostBytes = 128 * 1024

/**
 * Bounds what one visitor, and one address, may post to a connection whose visitors come with passes, each event
 * counted; others pass. Returns what throws Fault too-many (429), too-large (413).
 */
export function openPostLimit({
  directory,
  now,
}: World): (connectionId: string, address: string, body: Uint8Array) => void {
  const limits = openLimits(now)
  return (connectionId, address, body) => {
    const connected = directory.find(connectionId)
    const visitors = connected?.channel.visitors
    if (!connected || !visitors) return
    if (body.byteLength > mostBytes) throw new Fault('too-large', 413)
    const { token, events } = readPost(body)
    limits.spend(`address ${networkOf(address)}`, perAddress, events)
    // By who they are, not by their pass: anybody may have several of the same visitor. A pass that is none is refused later.
    const visitor = token === undefined ? undefined : visitors.read(token, connected.settings)
    if (visitor) limits.spend(`visitor ${connectionId} ${visitor.id}`, perVisitor, events)
  }
}

/** The pass, and how many things are said with it. */
function readPost(body: Uint8Array): { token: string | undefined; events: number } {
  try {
    const post = JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString()) as unknown
    const { token, events } = (post ?? {}) as { token?: unknown; events?: unknown }
    return {
      token: typeof token === 'string' ? token : undefined,
      events: Array.isArray(events) ? Math.max(1, events.length) : 1,
    }
  } catch {
    return { token: undefined, events: 1 }
  }
}

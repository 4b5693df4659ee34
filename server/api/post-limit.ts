import { openLimits } from './limits.ts'
import type { World } from './world.ts'

const perVisitor = { perMinute: 60 }
const perAddress = { perMinute: 600 }

/** A pass as it stands in a post, at its beginning or after its events. Whether it is genuine is looked at later. */
const pass = /"token"\s*:\s*"([\w.-]{20,2000})"/
const looked = 4096

/**
 * Bounds what one visitor, and one address, may post to a connection whose visitors come with passes; others pass.
 * Returns what throws Fault too-many (429).
 */
export function openPostLimit({
  directory,
  now,
}: World): (connectionId: string, address: string, body: Uint8Array) => void {
  const limits = openLimits(now)
  return (connectionId, address, body) => {
    if (!directory.find(connectionId)?.channel.visitors) return
    limits.spend(`address ${address}`, perAddress)
    const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
    const found =
      pass.exec(text.toString('latin1', 0, looked)) ??
      pass.exec(text.toString('latin1', Math.max(0, text.length - looked)))
    if (found) limits.spend(`pass ${found[1]}`, perVisitor)
  }
}

import { createHmac, timingSafeEqual } from 'node:crypto'
import { hour } from '#lib'

type Name = { workspaceId: string; id: string }

/** What may be asked for with an address that was signed: `until` is epoch milliseconds, as text. */
export type Signed = Name & { until: string; signature: string }

export type Addresses = {
  /** Where anybody may fetch this one file, until about then (to the full hour, so that it stays the same for a while). */
  sign(name: Name, until: number, what?: 'thumbnail'): string
  holds(signed: Signed, now: number): boolean
}

export function openAddresses(key: Buffer, publicAddress: () => string): Addresses {
  const signatureOf = ({ workspaceId, id }: Name, until: string) =>
    createHmac('sha256', key)
      .update(JSON.stringify(['file', workspaceId, id, until]))
      .digest()
  return {
    sign(name, until, what) {
      const full = String(Math.ceil(until / hour) * hour)
      const query = new URLSearchParams({ until: full, signature: signatureOf(name, full).toString('base64url') })
      const path = `/files/${name.workspaceId}/${name.id}${what ? `/${what}` : ''}`
      return `${publicAddress()}${path}?${query}`
    },
    holds(signed, now) {
      const expected = signatureOf(signed, signed.until)
      const given = Buffer.from(signed.signature, 'base64url')
      return given.length === expected.length && timingSafeEqual(given, expected) && Number(signed.until) > now
    },
  }
}

import type { IncomingHttpHeaders } from 'node:http'
import { Fault } from '#lib'

/** What a request says of itself. `host` as the browser knows it, with its port. */
export type Asked = {
  method: string
  headers: IncomingHttpHeaders
  host: string
  protocol?: string
  /** The address of who asks. */
  ip?: string
  /** Where there is no place for a header (WebSocket): the workspace that is meant. */
  workspace?: string | undefined
}

/**
 * A cookie is sent by the browser whoever made the page, so it counts for changes only when the page is ours: its
 * origin is the host asked or the public address. Reading is kept from other pages by the browser itself, but for
 * WebSockets. @throws Fault `origin.other` (403)
 */
export function mustBeOurPage({ method, headers, host }: Asked, publicAddress: string): void {
  const reads = (method === 'GET' || method === 'HEAD') && headers.upgrade === undefined
  if (!reads && !isOurs(headers.origin, host, publicAddress)) throw new Fault('origin.other', 403)
}

function isOurs(origin: string | undefined, host: string, publicAddress: string): boolean {
  if (origin === undefined || !URL.canParse(origin)) return false
  return new URL(origin).host === host || new URL(origin).origin === new URL(publicAddress).origin
}

/** Whether the browser keeps a secure cookie for this address: it does on the public one, when that is https. */
export function isSecure({ host, protocol }: Asked, publicAddress: string): boolean {
  const { host: publicHost, protocol: publicProtocol } = new URL(publicAddress)
  return protocol === 'https' || (publicProtocol === 'https:' && host === publicHost)
}

/** Whoever has one address of IPv6 has all that begin with the same 64 bits. */
export function networkOf(ip = ''): string {
  if (!ip.includes(':') || ip.startsWith('::ffff:')) return ip
  const [before = '', after] = ip.split('::')
  const [first, last] = [before, after ?? ''].map(half => half.split(':').filter(Boolean)) as [string[], string[]]
  const zeros = after === undefined ? [] : Array.from({ length: 8 - first.length - last.length }, () => '0')
  return [...first, ...zeros, ...last].slice(0, 4).join(':')
}

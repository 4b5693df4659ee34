import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  type ECDH,
  hkdfSync,
  randomBytes,
  randomUUID,
  verify,
} from 'node:crypto'
import type { Pushed, PushSubscribing } from '#protocol'
import { type Answer, openVendorServer, type Seen, type VendorServer } from './vendor-server.ts'

/** What came to a browser: what it says once it is opened, and how it was sent. */
export type Arrived = { said: Pushed; ttl: number; urgency: string; topic: string }

/** A browser as its push service knows it. */
export type PushBrowser = {
  subscription: PushSubscribing
  arrived: Arrived[]
  /** The person has thrown it away, or let go of it. */
  leave(): void
}

/** Push messages as RFC 8030 has them, sealed by RFC 8291, from senders that show themselves by RFC 8292. */
export type PushService = AsyncDisposable & {
  server: VendorServer
  /** A browser lets an application reach it that has this key. */
  admits(applicationKey: string): PushBrowser
}

type Held = PushBrowser & { key: string; ecdh: ECDH; auth: Buffer; isGone: boolean }

export async function openPushService(): Promise<PushService> {
  const browsers = new Map<string, Held>()
  const server = await openVendorServer((seen, mood) => {
    if (mood === 'throttles') return { status: 429, headers: { 'retry-after': '1' } }
    if (mood === 'fails') return { status: 503 }
    const browser = browsers.get(seen.path)
    if (seen.method !== 'POST' || !browser) return { status: 404 }
    if (browser.isGone) return { status: 410 }
    return take(seen, browser, server.address)
  })
  return {
    server,
    admits(key) {
      const ecdh = createECDH('prime256v1')
      const auth = randomBytes(16)
      const path = `/push/${randomUUID()}`
      const keys = { p256dh: ecdh.generateKeys('base64url'), auth: auth.toString('base64url') }
      const held: Held = {
        ...{ key, ecdh, auth, isGone: false, arrived: [] },
        subscription: { endpoint: server.address + path, keys },
        leave: () => void (held.isGone = true),
      }
      browsers.set(path, held)
      return held
    },
    [Symbol.asyncDispose]: () => server.close(),
  }
}

const urgencies = ['very-low', 'low', 'normal', 'high']

function take({ headers, raw }: Seen, browser: Held, origin: string): Answer {
  const { ttl, urgency = 'normal', topic = '', authorization = '' } = headers
  const refusal = refusalOf(authorization, browser.key, origin)
  if (refusal) return refusal
  if (ttl === undefined || !/^\d+$/.test(ttl)) return { status: 400, body: 'TTL' }
  if (!urgencies.includes(urgency) || !/^[\w-]{0,32}$/.test(topic)) return { status: 400, body: 'urgency, topic' }
  if (headers['content-encoding'] !== 'aes128gcm' || headers['content-length'] !== String(raw.length))
    return { status: 415 }
  if (raw.length > 4096) return { status: 413 }
  const said = JSON.parse(opened(raw, browser)) as Pushed
  browser.arrived.push({ said, ttl: Number(ttl), urgency, topic })
  return { status: 201, headers: { location: `${origin}/message/${randomUUID()}` } }
}

const longestSeconds = 24 * 3600

/** RFC 8292: `vapid t=TOKEN, k=KEY`; the token is signed by that key, which is the one that the browser admitted. */
function refusalOf(authorization: string, admitted: string, origin: string): Answer | undefined {
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(authorization) ?? []
  const [head = '', claims = '', signature = ''] = token.split('.')
  if (!signature || !key) return { status: 401 }
  if (key !== admitted) return { status: 403 }
  const point = Buffer.from(key, 'base64url')
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map(each => each.toString('base64url'))
  const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: x!, y: y! }, format: 'jwk' })
  const signer = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const
  const isSigned = verify('sha256', Buffer.from(`${head}.${claims}`), signer, Buffer.from(signature, 'base64url'))
  const { aud, exp, sub } = jsonOf(claims) as { aud?: string; exp?: number; sub?: string }
  const left = (exp ?? 0) - Date.now() / 1000
  const isSound = jsonOf(head).alg === 'ES256' && aud === origin && left > 0 && left <= longestSeconds
  return isSigned && isSound && /^(mailto:|https:)/.test(sub ?? '') ? undefined : { status: 403 }
}

const jsonOf = (text: string) => JSON.parse(Buffer.from(text, 'base64url').toString()) as Record<string, unknown>

/** RFC 8291: what only the browser can read. */
export function opened(body: Buffer, { ecdh, auth }: { ecdh: ECDH; auth: Buffer }): string {
  const [salt, sender, sealed] = [
    body.subarray(0, 16),
    body.subarray(21, 21 + body[20]!),
    body.subarray(21 + body[20]!),
  ]
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), ecdh.getPublicKey(), sender])
  const secret = derived(ecdh.computeSecret(sender), auth, info, 32)
  const key = derived(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16)
  const nonce = derived(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12)
  const opener = createDecipheriv('aes-128-gcm', key, nonce).setAuthTag(sealed.subarray(-16))
  const padded = Buffer.concat([opener.update(sealed.subarray(0, -16)), opener.final()])
  return padded.subarray(0, padded.lastIndexOf(2)).toString()
}

const derived = (secret: Buffer, salt: Buffer, info: Buffer, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, info, length))

import { timingSafeEqual } from 'node:crypto'
import { hmac, isSecret, type Raw, type Reply, type Verdict } from '#channel'
import type { FacebookSettings } from './settings.ts'

export const signatureHeader = 'x-hub-signature-256'

/** The value of the signature header for these bytes. */
export const sign = (bytes: Uint8Array, appSecret: string): string =>
  `sha256=${hmac('sha256', appSecret, bytes, 'hex')}`

export function verify({ body, headers }: Raw, { appSecret }: FacebookSettings): Verdict {
  const said = headers[signatureHeader]
  if (appSecret === '' || said === undefined || !/^sha256=[0-9a-f]{64}$/.test(said)) return 'forged'
  return timingSafeEqual(Buffer.from(said), Buffer.from(sign(body, appSecret))) ? 'ok' : 'forged'
}

const longestChallenge = 500

/** The handshake: whoever knows our word hears the challenge again. */
export function answer({ query }: Raw, { verifyToken }: FacebookSettings): Reply | undefined {
  const asked = new URLSearchParams(query)
  if (!asked.has('hub.mode')) return undefined
  const challenge = asked.get('hub.challenge') ?? ''
  const isVendor =
    asked.get('hub.mode') === 'subscribe' && isSecret(asked.get('hub.verify_token') ?? undefined, verifyToken)
  return isVendor && challenge.length <= longestChallenge
    ? { status: 200, type: 'text/plain', body: challenge }
    : { status: 403, type: 'text/plain', body: '' }
}

import { timingSafeEqual } from 'node:crypto'
import { hmac, isSecret, type Raw, type Reply, type Verdict } from '#channel'
import type { InstagramSettings } from './settings.ts'

export const signatureHeader = 'x-hub-signature-256'

/** The value of the signature header for these bytes. */
export const sign = (bytes: Uint8Array, appSecret: string): string =>
  `sha256=${hmac('sha256', appSecret, bytes, 'hex')}`

/** Signed with the secret of the Instagram app or, for accounts linked to a page, with that of the Facebook app. */
export function verify({ body, headers }: Raw, { appSecret, otherSecret }: InstagramSettings): Verdict {
  const said = headers[signatureHeader]
  if (said === undefined || !/^sha256=[0-9a-f]{64}$/.test(said)) return 'forged'
  const secrets = [appSecret, otherSecret].filter(secret => secret !== '')
  return secrets.some(secret => isOf(said, sign(body, secret))) ? 'ok' : 'forged'
}

const isOf = (said: string, expected: string) => timingSafeEqual(Buffer.from(said), Buffer.from(expected))

const longestChallenge = 500

/** The handshake: whoever knows our word hears the challenge again. */
export function answer({ query }: Raw, { verifyToken }: InstagramSettings): Reply | undefined {
  const asked = new URLSearchParams(query)
  if (!asked.has('hub.mode')) return undefined
  const challenge = asked.get('hub.challenge') ?? ''
  const isVendor =
    asked.get('hub.mode') === 'subscribe' && isSecret(asked.get('hub.verify_token') ?? undefined, verifyToken)
  return isVendor && challenge.length <= longestChallenge
    ? { status: 200, type: 'text/plain', body: challenge }
    : { status: 403, type: 'text/plain', body: '' }
}

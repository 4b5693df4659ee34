import { hmac, isSecret, type Raw, type Reply, type Verdict } from '#channel'

export const signatureHeader = 'x-hub-signature-256'

/** The value of the signature header for these bytes. */
export const sign = (bytes: Uint8Array, appSecret: string): string =>
  `sha256=${hmac('sha256', appSecret, bytes, 'hex')}`

/** Meta signs the bytes and no time: it repeats a webhook for days, so nothing here is ever stale. Empty secrets sign nothing. */
export function verifySigned({ body, headers }: Raw, appSecrets: readonly string[]): Verdict {
  const said = headers[signatureHeader]
  if (said === undefined || !/^sha256=[0-9a-f]{64}$/.test(said)) return 'forged'
  return appSecrets.some(secret => secret !== '' && isSecret(said, sign(body, secret))) ? 'ok' : 'forged'
}

const longestChallenge = 500

/** The handshake: whoever knows our word hears the challenge again. */
export function answerHandshake({ query }: Raw, verifyToken: string): Reply | undefined {
  const asked = new URLSearchParams(query)
  if (!asked.has('hub.mode')) return undefined
  const challenge = asked.get('hub.challenge') ?? ''
  const isVendor =
    asked.get('hub.mode') === 'subscribe' && isSecret(asked.get('hub.verify_token') ?? undefined, verifyToken)
  return isVendor && challenge.length <= longestChallenge
    ? { status: 200, type: 'text/plain', body: challenge }
    : { status: 403, type: 'text/plain', body: '' }
}

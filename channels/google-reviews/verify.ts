import { createPublicKey, type webcrypto, verify as holds } from 'node:crypto'
import { type Fields, fieldsOf, type Keys, numberOf, type Raw, readJson, textOf, type Verdict } from '#channel'
import type { GoogleSettings } from './settings.ts'

const issuers = ['https://accounts.google.com', 'accounts.google.com']
const slackMs = 60_000
const shape = /^Bearer ([\w-]{1,2000})\.([\w-]{1,4000})\.([\w-]{1,2000})$/

/**
 * A push of Pub/Sub carries a token that Google signed for our address and the brand's service account. It speaks for
 * who calls, not for the body: nothing that stands in the body is believed (parse.ts).
 */
export function verify(raw: Raw, settings: GoogleSettings, { now, keys = {} }: { now: number; keys?: Keys }): Verdict {
  const [, head = '', payload = '', signature = ''] = shape.exec(raw.headers.authorization ?? '') ?? []
  if (!settings.pushAccount || !raw.address || signature === '') return 'forged'
  const { alg, kid } = partOf(head)
  const key = typeof kid === 'string' && Object.hasOwn(keys, kid) ? keys[kid] : undefined
  if (alg !== 'RS256' || !key || !isSigned(`${head}.${payload}`, signature, key)) return 'forged'
  const claims = partOf(payload)
  if (!isForUs(claims, raw.address, settings.pushAccount)) return 'forged'
  const from = (numberOf(claims.iat) ?? Number.POSITIVE_INFINITY) * 1000
  const until = (numberOf(claims.exp) ?? 0) * 1000
  return from - slackMs > now || until + slackMs < now ? 'stale' : 'ok'
}

const partOf = (text: string): Fields => fieldsOf(readJson(Buffer.from(text, 'base64url')))

function isSigned(text: string, signature: string, key: string): boolean {
  const bytes = Buffer.from(signature, 'base64url')
  // Several texts mean the same bytes; one of them is the signature.
  if (bytes.toString('base64url') !== signature) return false
  try {
    const publicKey = createPublicKey({ key: JSON.parse(key) as webcrypto.JsonWebKey, format: 'jwk' })
    return publicKey.asymmetricKeyType === 'rsa' && holds('sha256', Buffer.from(text), publicKey, bytes)
  } catch {
    return false
  }
}

function isForUs(claims: Fields, address: string, account: string): boolean {
  const audience = textOf(claims.aud)
  return (
    issuers.includes(textOf(claims.iss) ?? '') &&
    (audience === address || audience === address.split('?')[0]) &&
    textOf(claims.email) === account &&
    claims.email_verified === true
  )
}

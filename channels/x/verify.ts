import { hmac, isSecret, type Raw, type Reply, type Verdict } from '#channel'
import type { XSettings } from './settings.ts'

export const signatureHeader = 'x-twitter-webhooks-signature'

/** As X writes it, over the bytes as they are. */
export const sign = (bytes: Uint8Array | string, consumerSecret: string): string =>
  `sha256=${hmac('sha256', consumerSecret, bytes, 'base64')}`

/** X signs no time: what comes twice is known by its keys. */
export function verify({ body, headers }: Raw, { consumerSecret }: XSettings): Verdict {
  if (consumerSecret === '') return 'forged'
  return isSecret(headers[signatureHeader], sign(body, consumerSecret)) ? 'ok' : 'forged'
}

// A token is signed with the same key and in the same way as an event. Whoever could have a whole event signed by
// asking for it could forge one: so nothing is signed here that could be read as JSON with something in it.
const tokenShape = /^[\w.~+/=:-]{1,300}$/

/** The challenge that X repeats every hour. */
export function answer({ query }: Raw, { consumerSecret }: XSettings): Reply | undefined {
  const token = new URLSearchParams(query).get('crc_token')
  if (token === null || consumerSecret === '') return undefined
  if (!tokenShape.test(token)) return { status: 400, type: 'application/json', body: '{}' }
  const body = JSON.stringify({ response_token: sign(token, consumerSecret) })
  return { status: 200, type: 'application/json', body }
}

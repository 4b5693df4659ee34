import { randomUUID } from 'node:crypto'
import { hmac } from '#channel'

export type Pair = { key: string; secret: string }

/** What stands in `Authorization` of a request signed as OAuth 1.0a says. JSON and multipart bodies are not signed. */
export function oauth1Header(
  method: string,
  address: string,
  consumer: Pair,
  token: Pair,
  at: { now: number; nonce?: string },
): string {
  const url = new URL(address)
  const own = {
    oauth_consumer_key: consumer.key,
    oauth_nonce: at.nonce ?? randomUUID().replaceAll('-', ''),
    oauth_signature_method: 'HMAC-SHA1',
    oauth_timestamp: String(Math.floor(at.now / 1000)),
    oauth_token: token.key,
    oauth_version: '1.0',
  }
  const all = [...url.searchParams, ...Object.entries(own)].map(
    ([key, value]) => [percent(key), percent(value)] as const,
  )
  const sorted = all.toSorted(([a, x], [b, y]) => compare(a, b) || compare(x, y)).map(pair => pair.join('='))
  const base = [method.toUpperCase(), url.origin + url.pathname, sorted.join('&')].map(percent).join('&')
  const signature = hmac('sha1', `${percent(consumer.secret)}&${percent(token.secret)}`, base, 'base64')
  const fields = Object.entries({ ...own, oauth_signature: signature })
  return `OAuth ${fields.map(([key, value]) => `${percent(key)}="${percent(value)}"`).join(', ')}`
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** As RFC 3986 has it, which leaves less unescaped than JavaScript does. */
const percent = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

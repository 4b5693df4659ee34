import { createHmac } from 'node:crypto'
import type { Mood, Sending } from '../../channels/suite/index.ts'
import { type Answer, openVendorServer, type Seen, type VendorServer } from './vendor-server.ts'

/**
 * What the stand-ins of Facebook and Instagram have in common: the Graph API, its way to be asked, to know who asks,
 * and to complain.
 */

/** How long it asks to be left alone when it throttles. */
export const graphRestMs = 120_000

export type Fields = Record<string, unknown>

export const fieldsIn = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}

/** A complaint in the form of the Graph API. */
export const complaint = (code: number, message: string, subcode?: number, status = 400): Answer => ({
  status,
  body: {
    error: {
      message,
      type: code === 190 || code === 10 ? 'OAuthException' : 'GraphMethodException',
      code,
      ...(subcode === undefined ? {} : { error_subcode: subcode }),
      fbtrace_id: 'BLBz/WZt8dN',
    },
  },
})

export const fine = (body: object): Answer => ({ status: 200, body })
export const success = fine({ success: true })

export const unknownObject = (id: string): Answer =>
  complaint(
    100,
    `Unsupported request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation`,
    33,
  )

/** Parameters come in the query or in the body, as a form or as JSON: it is all the same. */
export const parametersOf = (seen: Seen): Fields => ({ ...Object.fromEntries(seen.query), ...fieldsIn(seen.body) })

export const tokenOf = (seen: Seen): string =>
  /^(?:Bearer|OAuth) (\S+)$/.exec(seen.headers.authorization ?? '')?.[1] ?? seen.query.get('access_token') ?? ''

const digest = (key: string, bytes: string | Uint8Array) => createHmac('sha256', key).update(bytes).digest('hex')

/** A proof need not come, but one that comes must hold. */
export const isProven = (seen: Seen, appSecret: string): boolean => {
  const proof = seen.query.get('appsecret_proof')
  return proof === null || proof === digest(appSecret, tokenOf(seen))
}

export const wrongProof = complaint(100, 'Invalid appsecret_proof provided in the API argument')

/** What it answers in a mood, whatever was asked. */
export function inMood(mood: Mood | 'well', seen: Seen): Answer | undefined {
  if (mood === 'throttles') {
    const usage = {
      1099: [{ type: 'messenger', call_count: 104, estimated_time_to_regain_access: graphRestMs / 60_000 }],
    }
    const refused = complaint(613, '(#613) Calls to this api have exceeded the rate limit.')
    return { ...refused, headers: { 'x-business-use-case-usage': JSON.stringify(usage) } }
  }
  if (mood === 'refuses') return complaint(100, '(#100) No matching user found', 2018001)
  if (mood === 'fails')
    return complaint(2, 'An unexpected error has occurred. Please retry your request later.', undefined, 500)
  if (mood === 'distrusts')
    return complaint(190, 'Error validating access token: The session has been invalidated.', 460)
  if (mood !== 'echoes') return undefined
  const heard = JSON.stringify(seen.headers) + decodeURIComponent(seen.query.toString()) + seen.raw.toString()
  return complaint(100, `Param recipient must be valid: ${tokenOf(seen)} ${heard}`)
}

/** A webhook as it comes: what is not ASCII is escaped, and the bytes are signed as they are. */
export type Hook = { body: Buffer; headers: Record<string, string> }

export function hookOf(content: object, appSecret: string): Hook {
  const text = JSON.stringify(content).replaceAll(
    /[\u0080-\uffff]/g,
    sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  const body = Buffer.from(text)
  const headers = { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${digest(appSecret, body)}` }
  return { body, headers }
}

/** The bytes of the platform's store; an address that was changed is good for nothing. */
export const storedBytes = (path: string): Buffer => Buffer.from(`the bytes of ${path}`)

export const fromStore = (seen: Seen): Answer =>
  `${seen.path}${seen.query}`.endsWith('-gone')
    ? { status: 403, body: 'URL signature expired' }
    : { status: 200, headers: { 'content-type': 'image/jpeg' }, body: storedBytes(seen.path) }

/** Asking for a token, which uses up no mood and is nobody's message. */
const isAside = (seen: Seen): boolean => seen.method === 'GET' && /^access_token\b/.test(seen.query.get('fields') ?? '')

/** A vendor server that does not count what is asked aside. */
export async function openGraphServer(
  answer: (seen: Seen, mood: Mood | 'well') => Answer,
): Promise<VendorServer & { counted(): Seen[] }> {
  const server = await openVendorServer(answer, isAside)
  const counted = () => server.requests.filter(seen => !isAside(seen))
  const heard = async (count: number): Promise<void> => {
    for (let asked = count; counted().length < count; asked++) await server.heard(asked)
  }
  return { ...server, counted, heard }
}

/** How the suite sees a request: the proof, which is tested apart, is left out. */
export function sendingOf({ method, path, query, headers, body }: Seen): Sending {
  const rest = new URLSearchParams(query)
  rest.delete('appsecret_proof')
  const asked = rest.size === 0 ? path : `${path}?${decodeURIComponent(rest.toString())}`
  return { method, path: asked, headers, ...(body === undefined ? {} : { body }) } as Sending
}

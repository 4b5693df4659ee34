import { type KeyObject, randomUUID, sign as signBytes } from 'node:crypto'
import type { Mood } from '../../channels/suite/index.ts'
import { type Answer, openVendorServer, type Seen, type VendorServer } from './vendor-server.ts'

export const telnyxRestMs = 7000

export type TelnyxMessage = { id: string; from: string; to: string; text: string; media: string[]; hook?: string }
export type TelnyxPost = { address: string; body: string; headers: Record<string, string> }

export type TelnyxVendor = AsyncDisposable & {
  server: VendorServer
  messages: TelnyxMessage[]
  /** Address of the messaging profile's webhook. */
  webhook(): string
  /** Somebody writes: what Telnyx would post to the hook. */
  writes(said: {
    from: string
    to: string
    text?: string
    media?: { url: string; content_type: string; size?: number }[]
  }): TelnyxPost
  /** What became of one of our messages. */
  tells(id: string, status: string, errors?: object[]): TelnyxPost
  told: TelnyxPost[]
}

const profile = '3fa85f64-5717-4562-b3fc-2c963f66afa6'

/** Telnyx as its documents describe it. */
export async function openTelnyx(
  { apiKey, privateKey }: { apiKey: string; privateKey: KeyObject },
  hook: string,
  now: () => number = Date.now,
  number = '+4930123456',
  name = 'Acme',
): Promise<TelnyxVendor> {
  const messages: TelnyxMessage[] = []
  const told: TelnyxPost[] = []
  const state = { webhook: '' }
  const post = (address: string, event_type: string, payload: object): TelnyxPost => {
    const occurred_at = new Date(now()).toISOString()
    const data = { event_type, id: randomUUID(), occurred_at, payload, record_type: 'event' }
    const body = JSON.stringify({ data, meta: { attempt: 1, delivered_to: address } })
    const seconds = String(Math.floor(now() / 1000))
    const signature = signBytes(null, Buffer.from(`${seconds}|${body}`), privateKey).toString('base64')
    return { address, body, headers: { 'telnyx-signature-ed25519': signature, 'telnyx-timestamp': seconds } }
  }
  const tells = (id: string, status: string, errors: object[] = []) => {
    const { from, to, text, hook: own = hook } = messages.find(each => each.id === id)!
    const type = status === 'sent' ? 'message.sent' : 'message.finalized'
    const party = { phone_number: to, status, carrier: 'O2', line_type: 'Wireless' }
    return post(own, type, { id, direction: 'outbound', from: { phone_number: from }, to: [party], text, errors })
  }
  const server = await openVendorServer((seen, mood) => {
    if (seen.path.startsWith('/media.telnyx.example/')) return file(seen.path)
    const refused = moodAnswer(seen, mood, apiKey)
    if (refused) return refused
    if (seen.headers.authorization !== `Bearer ${apiKey}`) return fault(401, '10009', 'Authentication failed')
    if (seen.path === '/v2/phone_numbers/messaging') return numbersAs(number)
    if (seen.path === '/v2/messaging_profiles') return { status: 200, body: { data: [{ id: profile, name }] } }
    if (seen.method === 'PATCH' && seen.path === `/v2/messaging_profiles/${profile}`) {
      const { webhook_url, ...others } = seen.body as { webhook_url?: string; webhook_api_version?: string }
      if (!webhook_url || others.webhook_api_version !== '2') return fault(422, '10015', 'Bad Request')
      state.webhook = webhook_url
      return { status: 200, body: { data: { id: profile, webhook_url } } }
    }
    if (seen.method !== 'POST' || seen.path !== '/v2/messages') return fault(404, '10005', 'Resource not found')
    const answer = taken(seen, messages, number)
    const last = messages.at(-1)
    if (mood === 'receipt-first' && answer.status === 200 && last) told.push(tells(last.id, 'delivered'))
    return answer
  })
  return {
    server,
    messages,
    told,
    tells,
    webhook: () => state.webhook,
    writes: ({ from, to, text = '', media = [] }) =>
      post(hook, 'message.received', {
        ...{ id: randomUUID(), direction: 'inbound', type: media.length > 0 ? 'MMS' : 'SMS' },
        from: { phone_number: from, carrier: 'O2', line_type: 'Wireless' },
        to: [{ phone_number: to, status: 'webhook_delivered', carrier: 'Telnyx', line_type: 'Wireless' }],
        ...{ cc: [], text, media, errors: [] },
      }),
    [Symbol.asyncDispose]: () => server.close(),
  }
}

export const telnyxBytes = (url: string): Buffer =>
  Buffer.from(`the bytes of ${new URL(url).pathname.split('/').at(-1)}`)

const numbersAs = (phone_number: string): Answer => ({
  status: 200,
  body: {
    data: [{ record_type: 'messaging_settings', id: '1', phone_number, messaging_profile_id: profile }],
    meta: { total_pages: 1, total_results: 1, page_number: 1, page_size: 250 },
  },
})

const fault = (status: number, code: string, title: string, detail = title): Answer => ({
  status,
  body: { errors: [{ code, title, detail }] },
})

const file = (path: string): Answer => {
  const name = path.split('/').at(-1)!
  return name.endsWith('-gone') ? { status: 404 } : { status: 200, body: Buffer.from(`the bytes of ${name}`) }
}

function moodAnswer(seen: Seen, mood: Mood | 'well', apiKey: string): Answer | undefined {
  if (mood === 'throttles') {
    const answer = fault(429, '10011', 'Too many requests')
    return { ...answer, headers: { 'retry-after': String(telnyxRestMs / 1000) } }
  }
  if (mood === 'refuses') return fault(400, '40300', 'Blocked due to STOP message')
  if (mood === 'fails') return fault(503, '10007', 'Unexpected error')
  if (mood === 'distrusts') return fault(401, '10009', 'Authentication failed')
  if (mood === 'echoes')
    return fault(400, '10015', 'Bad Request', `${JSON.stringify(seen.headers)} ${JSON.stringify(apiKey)}`)
  return undefined
}

const known = new Set(['from', 'to', 'text', 'media_urls', 'webhook_url', 'messaging_profile_id', 'subject', 'type'])

function taken({ body }: Seen, messages: TelnyxMessage[], number: string): Answer {
  const json = (body ?? {}) as Record<string, unknown>
  const odd = Object.keys(json).find(key => !known.has(key))
  if (odd) return fault(422, '10015', 'Bad Request', `${odd} is not allowed`)
  const {
    from,
    to,
    text = '',
    media_urls = [],
    webhook_url,
  } = json as {
    from?: string
    to?: string
    text?: string
    media_urls?: string[]
    webhook_url?: string
  }
  if (!to || !/^\+\d{6,15}$/.test(to)) return fault(400, '10016', 'Phone number must be in +E.164 format')
  if (from !== number) return fault(400, '40305', "Invalid 'from' address")
  if (text === '' && media_urls.length === 0) return fault(400, '10004', 'Missing required parameter')
  if (text.length > 1530) return fault(400, '40302', 'Message too large')
  if (media_urls.length > 10 || media_urls.some(each => !/^https?:\/\//.test(each)))
    return fault(400, '10003', 'Invalid URL')
  const message = {
    id: randomUUID(),
    from,
    to,
    text,
    media: media_urls,
  }
  messages.push({ ...message, ...(webhook_url ? { hook: webhook_url } : {}) })
  const data = { record_type: 'message', direction: 'outbound', id: message.id, from: { phone_number: from }, text }
  return {
    status: 200,
    body: { data: { ...data, to: [{ phone_number: to, status: 'queued' }], parts: 1, errors: [] } },
  }
}

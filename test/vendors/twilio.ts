import { createHash, createHmac } from 'node:crypto'
import type { Mood } from '../../channels/suite/index.ts'
import { twilioLists } from './twilio-lists.ts'
import { type Answer, openVendorServer, type Seen, type VendorServer } from './vendor-server.ts'

/** Twilio says too many requests, and not when to come back: the caller's own patience counts. */
export const twilioRestMs = 10_000

export type TwilioMessage = {
  sid: string
  to: string
  from: string
  body: string
  media: string[]
  at: number
  direction: string
  callback?: string
  contentSid?: string
}

export type TwilioState = {
  messages: TwilioMessage[]
  numbers: { sid: string; phone_number: string; friendly_name: string; sms_url: string; sms_method: string }[]
  senders: { sid: string; sender_id: string; webhook: Record<string, string> }[]
  messagingService: Record<string, string>
  status: string
  /** Ids go on from here. */
  start: number
}

/** What Twilio posts to a hook. */
export type TwilioPost = { address: string; body: string; headers: Record<string, string> }

export type TwilioVendor = AsyncDisposable & {
  server: VendorServer
  state: TwilioState
  /** Somebody writes: what Twilio would post to the hook. `from` and `to` with their mark on WhatsApp. */
  writes(said: {
    from: string
    to: string
    text?: string
    media?: { url: string; type: string }[]
    more?: Record<string, string>
  }): TwilioPost
  /** The state of one of our messages, as it is posted to the address that the message named. */
  tells(sid: string, status: string, more?: Record<string, string>): TwilioPost
  told: TwilioPost[]
  sign(address: string, form: Record<string, string>): TwilioPost
}

type Passes = { accountSid: string; authToken: string }
/** The number it has, for SMS and WhatsApp; ids go on from `from`. */
type Options = { number?: string; name?: string; from?: number }

/** Twilio as its documents describe it: every host is a folder here. */
export async function openTwilio(
  passes: Passes,
  hook: string,
  now: () => number = Date.now,
  { number = '+4930123456', name = 'Acme Berlin', from: start = 0 }: Options = {},
): Promise<TwilioVendor> {
  const state: TwilioState = {
    messages: [],
    numbers: [
      {
        sid: sidOf('PN', 1),
        phone_number: number,
        friendly_name: name,
        sms_url: '',
        sms_method: 'POST',
      },
    ],
    senders: [{ sid: sidOf('XE', 1), sender_id: `whatsapp:${number}`, webhook: {} }],
    messagingService: {},
    status: 'active',
    start,
  }
  const told: TwilioPost[] = []
  let arrived = 0
  const sign = (address: string, form: Record<string, string>): TwilioPost => ({
    address,
    body: new URLSearchParams(form).toString(),
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': signatureOf(address, form, passes),
    },
  })
  const tells = (sid: string, status: string, more: Record<string, string> = {}) => {
    const { to, from, callback = hook } = state.messages.find(each => each.sid === sid)!
    return sign(callback, {
      ...{ MessageSid: sid, SmsSid: sid, MessageStatus: status, SmsStatus: status },
      ...{ To: to, From: from, AccountSid: passes.accountSid, ApiVersion: '2010-04-01', ...more },
    })
  }
  const server = await openVendorServer((seen, mood) => {
    if (seen.path.startsWith('/mms.twiliocdn.com/')) return storedFile(seen)
    const refused = moodAnswer(seen, mood, passes)
    if (refused) return refused
    const basic = `Basic ${Buffer.from(`${passes.accountSid}:${passes.authToken}`).toString('base64')}`
    if (seen.headers.authorization !== basic) return fault(401, 20003, 'Authenticate')
    const own = `/api.twilio.com/2010-04-01/Accounts/${passes.accountSid}`
    if (seen.path === `${own}.json`) return { status: 200, body: { sid: passes.accountSid, status: state.status } }
    if (seen.path.startsWith(`${own}/Messages/`)) return file(seen)
    if (seen.path !== `${own}/Messages.json`) return twilioLists(seen, own, state)
    if (seen.method === 'GET') return listed(seen, state)
    const answer = taken(seen, state, now())
    const last = state.messages.at(-1)
    if (mood === 'receipt-first' && answer.status === 201 && last) told.push(tells(last.sid, 'delivered'))
    return answer
  })
  return {
    server,
    state,
    told,
    sign,
    tells,
    writes({ from, to, text = '', media = [], more = {} }) {
      const isWhatsapp = from.startsWith('whatsapp:')
      const sid = sidOf(media.length > 0 ? 'MM' : 'SM', 1000 + start + arrived++)
      state.messages.push({
        sid,
        from,
        to,
        body: text,
        media: media.map(each => each.url),
        at: now(),
        direction: 'inbound',
      })
      const files = media.flatMap(({ url, type }, index) => [
        [`MediaUrl${index}`, url],
        [`MediaContentType${index}`, type],
      ])
      const ofWhatsapp = {
        WaId: from.replace(/\D/g, ''),
        ProfileName: 'Mina',
        MessageType: 'text',
        ReferralMediaId: '',
      }
      return sign(hook, {
        ...{ SmsMessageSid: sid, NumMedia: String(media.length), SmsSid: sid, SmsStatus: 'received', Body: text },
        ...{ To: to, NumSegments: '1', MessageSid: sid, AccountSid: passes.accountSid, From: from },
        ...{ ApiVersion: '2010-04-01', ...(isWhatsapp ? ofWhatsapp : {}), ...Object.fromEntries(files), ...more },
      })
    },
    [Symbol.asyncDispose]: () => server.close(),
  }
}

export const sidOf = (kind: string, number: number): string => kind + String(number).padStart(32, '0')
export const twilioBytes = (url: string): Buffer =>
  Buffer.from(`the bytes of ${new URL(url).pathname.split('/').at(-1)}`)

const fault = (status: number, code: number, message: string): Answer => ({
  status,
  body: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status },
})

function moodAnswer(seen: Seen, mood: Mood | 'well', passes: Passes): Answer | undefined {
  if (mood === 'throttles') return fault(429, 20429, 'Too Many Requests')
  if (mood === 'refuses') return fault(400, 21610, 'Attempt to send to unsubscribed recipient')
  if (mood === 'fails') return fault(503, 20503, 'Service unavailable')
  if (mood === 'distrusts') return fault(401, 20003, 'Authenticate')
  if (mood === 'echoes') return fault(400, 21999, `${JSON.stringify(seen.headers)} ${JSON.stringify(passes)}`)
  return undefined
}

/** As it is written down: the address, then the sorted names with their values. */
function signatureOf(address: string, form: Record<string, string>, { authToken }: Passes): string {
  const text =
    address +
    Object.keys(form)
      .toSorted()
      .map(key => key + form[key])
      .join('')
  return createHmac('sha1', authToken).update(text).digest('base64')
}

const fieldsOfMessage =
  /^(?:To|From|MessagingServiceSid|Body|MediaUrl|StatusCallback|ContentSid|ContentVariables|ValidityPeriod)$/

function taken({ raw }: Seen, state: TwilioState, now: number): Answer {
  const form = new URLSearchParams(raw.toString())
  const odd = [...form.keys()].find(key => !fieldsOfMessage.test(key))
  if (odd) return fault(400, 20001, `Unknown parameter ${odd}`)
  const [to, from, body] = ['To', 'From', 'Body'].map(key => form.get(key) ?? '') as [string, string, string]
  const media = form.getAll('MediaUrl')
  const isWhatsapp = from.startsWith('whatsapp:')
  if (!/^(?:whatsapp:)?\+\d{6,15}$|^whatsapp:[A-Z]{2}\.\d+$/.test(to) || to.startsWith('whatsapp:') !== isWhatsapp)
    return fault(400, 21211, `Invalid 'To' Phone Number: ${to}`)
  const ours = [...state.numbers.map(each => each.phone_number), ...state.senders.map(each => each.sender_id)]
  if (!ours.includes(from)) return fault(400, 21606, `The 'From' phone number provided (${from}) is not yours`)
  const contentSid = form.get('ContentSid')
  if (body === '' && media.length === 0 && !contentSid) return fault(400, 21602, 'Message body is required.')
  if (body.length > 1600) return fault(400, 21617, 'The concatenated message body exceeds the 1600 character limit.')
  if (media.length > 10 || (isWhatsapp && media.length > 1)) return fault(400, 21620, 'Too many media')
  if (media.some(each => !/^https?:\/\//.test(each))) return fault(400, 21620, 'Invalid media URL')
  const callback = form.get('StatusCallback')
  if (callback && !/^https?:\/\/[^/]+\//.test(callback)) return fault(400, 21609, 'Invalid StatusCallback')
  const sid = sidOf(media.length > 0 ? 'MM' : 'SM', state.start + state.messages.length + 1)
  const message = { sid, to, from, body, media, at: now, direction: 'outbound-api' }
  state.messages.push({ ...message, ...(callback ? { callback } : {}), ...(contentSid ? { contentSid } : {}) })
  return { status: 201, body: shown(state.messages.at(-1)!) }
}

const shown = ({ sid, to, from, body, media, at, direction }: TwilioMessage) => ({
  ...{ sid, status: 'queued', to, from, body, direction, num_segments: '1', num_media: String(media.length) },
  date_created: new Date(at).toUTCString().replace('GMT', '+0000'),
  ...{ error_code: null, error_message: null, price: null },
})

function listed({ query }: Seen, { messages }: TwilioState): Answer {
  const found = messages.filter(each => each.to === query.get('To') && each.from === query.get('From'))
  return { status: 200, body: { messages: found.toReversed().map(shown), next_page_uri: null } }
}

/** Files are elsewhere, and whoever brings credentials there has told them to somebody else. */
function file({ path }: Seen): Answer {
  const name = path.split('/').at(-1)!
  if (name.endsWith('-gone')) return fault(404, 20404, 'The requested resource was not found')
  return {
    status: 307,
    headers: {
      location: `https://mms.twiliocdn.com/${name}?Signature=${createHash('sha1').update(name).digest('hex')}`,
    },
  }
}

const storedFile = ({ path, headers }: Seen): Answer =>
  headers.authorization
    ? { status: 400, body: 'Only one auth mechanism allowed' }
    : { status: 200, body: Buffer.from(`the bytes of ${path.split('/').at(-1)}`) }

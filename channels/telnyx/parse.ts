import { hash } from 'node:crypto'
import {
  type Author,
  type Fields,
  fieldsOf,
  idOf,
  type Inbound,
  isFields,
  listOf,
  type MediaKind,
  numberOf,
  type Part,
  present,
  type Raw,
  readJson,
  textOf,
  timeOf,
} from '#channel'

/** One message, or one state of one of ours. */
export function parse({ body, query }: Raw): Inbound[] {
  if (body.length === 0) return []
  const odd = (what: string, profileKey = 'main'): Inbound[] => [
    { kind: 'unknown', key: `unknown:${hash('sha256', body, 'hex').slice(0, 32)}`, profileKey, lane: 'unknown', what },
  ]
  const from = readJson(body)
  if (!isFields(from)) return odd('malformed: the body is no JSON object')
  const event = fieldsOf(from.data)
  const type = textOf(event.event_type)
  const payload = fieldsOf(event.payload)
  if (type === undefined || !type.startsWith('message.'))
    return odd(type ? `event ${type.slice(0, 100)}` : 'payload without an event')
  const id = idOf(payload.id)
  const sender = phoneOf(payload.from)
  const receivers = listOf(payload.to).map(fieldsOf)
  const to = receivers.find(each => each.status === 'webhook_delivered') ?? receivers[0] ?? {}
  const receiver = phoneOf(to) ?? textOf(payload.to)
  if (!id || !sender || !receiver) return odd('malformed: a message without id, sender or receiver')
  const at = timeOf(event.occurred_at, 'iso')
  if (type === 'message.received') return messageOf({ id, sender, receiver, at, payload })
  if (type !== 'message.sent' && type !== 'message.finalized') return odd(`event ${type.slice(0, 100)}`, sender)
  const ourId = new URLSearchParams(query).get('message') || undefined
  const status = type === 'message.sent' ? 'sent' : (textOf(to.status) ?? '')
  return stateOf({ id, sender, receiver, at, payload, status, ourId })
}

const phoneOf = (value: unknown): string | undefined => textOf(fieldsOf(value).phone_number) ?? textOf(value)

type Found = { id: string; sender: string; receiver: string; at: number | undefined; payload: Fields }

function messageOf({ id, sender, receiver, at, payload }: Found): Inbound[] {
  const common = { profileKey: receiver, lane: sender, ...present({ at }) }
  const from = authorOf(sender)
  const text = textOf(payload.text)
  const parts = listOf(payload.media).flatMap(each => mediaPart(fieldsOf(each)))
  const reach = reachOf(text)
  return [
    {
      kind: 'message',
      key: `message:${id}`,
      ...common,
      externalId: id,
      from,
      ...present({ text, parts: parts.length > 0 ? parts : undefined }),
      visibility: 'private',
    },
    ...(reach === undefined
      ? []
      : [{ kind: 'reach' as const, key: `reach:${id}`, ...common, from, isReachable: reach }]),
  ]
}

const authorOf = (number: string): Author => ({
  id: number,
  scope: 'channel',
  ...(/^\+\d{5,20}$/.test(number) ? { facts: { phone: number } } : {}),
})

function mediaPart(media: Fields): Part[] {
  const url = textOf(media.url)
  if (!url) return []
  const type = textOf(media.content_type)
  return [{ kind: kindOf(type), ref: { url }, ...present({ type, size: numberOf(media.size) }) }]
}

function kindOf(type = ''): MediaKind {
  const [family] = type.split('/')
  return family === 'image' || family === 'audio' || family === 'video' ? family : 'document'
}

const stops = new Set(['STOP', 'STOPALL', 'STOP ALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT'])
const starts = new Set(['START', 'UNSTOP'])

/** Telnyx obeys these words by itself: from then on it refuses what we send to that number (40300). */
function reachOf(text: string | undefined): boolean | undefined {
  const word = text?.slice(0, 40).trim().toUpperCase() ?? ''
  return stops.has(word) ? false : starts.has(word) ? true : undefined
}

const failed = new Set(['sending_failed', 'delivery_failed', 'expired'])
const optedOut = '40300'

function stateOf({
  id,
  sender,
  receiver,
  at,
  payload,
  status,
  ourId,
}: Found & { status: string; ourId: string | undefined }): Inbound[] {
  const common = { profileKey: sender, lane: receiver, ...present({ at }) }
  const receipt = {
    kind: 'receipt' as const,
    key: `receipt:${id}:${status}`,
    ...common,
    targetId: id,
    ...present({ ourId }),
  }
  if (status === 'delivered') return [{ ...receipt, state: 'delivered' }]
  // What nobody has confirmed is sent, and that is news only for whoever has not heard how it was taken.
  if (!failed.has(status)) return ourId === undefined ? [] : [{ ...receipt, state: 'sent' }]
  const error = fieldsOf(listOf(payload.errors)[0])
  const code = idOf(error.code) ?? status
  const text = textOf(error.detail) ?? textOf(error.title)
  const events: Inbound[] = [{ ...receipt, state: 'failed', code, ...present({ text }) }]
  if (code !== optedOut) return events
  return [...events, { kind: 'reach', key: `reach:${id}`, ...common, from: authorOf(receiver), isReachable: false }]
}

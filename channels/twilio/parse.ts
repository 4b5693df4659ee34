import { hash } from 'node:crypto'
import { type Author, type Inbound, present, type Raw } from '#channel'
import { partsOf } from './parse-parts.ts'
import { isWhatsapp, bareOf } from './settings.ts'

/** The field of a form, with something in it: Twilio sends many empty ones. */
export type Form = (name: string) => string | undefined

/** One message, or one state of one of ours. */
export function parse({ body, query }: Raw): Inbound[] {
  if (body.length === 0) return []
  const fields = new URLSearchParams(Buffer.from(body).toString())
  const form: Form = name => fields.get(name) || undefined
  const odd = (what: string, profileKey = 'main'): Inbound => ({
    kind: 'unknown',
    key: `unknown:${hash('sha256', body, 'hex').slice(0, 32)}`,
    profileKey,
    lane: 'unknown',
    what,
  })
  const id = form('MessageSid') ?? form('SmsMessageSid') ?? form('SmsSid')
  const [from, to] = [form('From'), form('To')]
  if (!id) {
    const event = form('EventType')?.slice(0, 100)
    return [odd(form('CallSid') ? 'call' : event ? `event ${event}` : 'payload without a message')]
  }
  if (!to || bareOf(to) === '') return [odd('malformed: a message without a receiver')]
  const status = form('MessageStatus') ?? (form('SmsStatus') === 'received' ? undefined : form('SmsStatus'))
  if (status !== undefined && status !== 'received' && status !== 'receiving')
    return stateOf(id, status, { form, ourId: new URLSearchParams(query).get('message') || undefined, to })
  if (!from || bareOf(from) === '') return [odd('malformed: a message without a sender', to)]
  return messageOf(id, from, to, form)
}

function messageOf(id: string, from: string, profileKey: string, form: Form): Inbound[] {
  const common = { profileKey, lane: from }
  const author = authorOf(from, form)
  const text = form('Body')
  const parts = partsOf(form)
  const reach = reachOf(form, from)
  return [
    ...movedOf(from, author, profileKey),
    {
      kind: 'message',
      key: `message:${id}`,
      ...common,
      externalId: id,
      from: author,
      ...present({ text, quoteOf: form('OriginalRepliedMessageSid'), parts: parts.length > 0 ? parts : undefined }),
      visibility: 'private',
    },
    ...(reach === undefined
      ? []
      : [{ kind: 'reach' as const, key: `reach:${id}`, ...common, from: author, isReachable: reach }]),
  ]
}

/** WhatsApp lets people hide their number: then they have an id of their own for the brand, which stays. */
function authorOf(from: string, form: Form): Author {
  const number = bareOf(from)
  const phone = /^\+\d{5,20}$/.test(number) ? number : undefined
  const facts = phone ? { phone } : undefined
  return { id: form('ExternalUserId') ?? number, scope: 'channel', ...present({ name: form('ProfileName'), facts }) }
}

/** Whoever was known by a number is known by that id from now on. */
function movedOf(from: string, author: Author, profileKey: string): Inbound[] {
  const number = bareOf(from)
  if (author.id === number) return []
  const key = `moved:${number}:${author.id}`
  return [{ kind: 'moved', key, profileKey, lane: from, from: { id: number, scope: 'channel' }, to: author }]
}

const stops = new Set(['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'OPTOUT', 'REVOKE'])
const starts = new Set(['START', 'UNSTOP'])

/**
 * Twilio says what it made of a word, or, without advanced opt-out, obeys its usual words in silence. "YES" is one of
 * these too, but most who say yes mean something else, and nobody loses by it.
 */
function reachOf(form: Form, from: string): boolean | undefined {
  const said = form('OptOutType')
  if (said === 'STOP') return false
  if (said === 'START') return true
  if (said !== undefined || isWhatsapp(from)) return undefined
  const word = form('Body')?.trim().toUpperCase() ?? ''
  return stops.has(word) ? false : starts.has(word) ? true : undefined
}

const states: Record<string, 'sent' | 'delivered' | 'read' | 'failed'> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  undelivered: 'failed',
  failed: 'failed',
  canceled: 'failed',
}

type Said = { form: Form; ourId: string | undefined; to: string }

const optedOut = '21610'

function stateOf(id: string, status: string, { form, ourId, to }: Said): Inbound[] {
  const state = Object.hasOwn(states, status) ? states[status] : undefined
  // "sent" is news only for whoever has not heard how it was taken.
  if (state === undefined || (state === 'sent' && ourId === undefined)) return []
  const profileKey = form('From') ?? form('MessagingServiceSid') ?? 'main'
  const common = { profileKey, lane: to }
  const code = form('ErrorCode')
  const said = state === 'failed' ? { code: code ?? status, text: form('ErrorMessage') } : {}
  const events: Inbound[] = [
    { kind: 'receipt', key: `receipt:${id}:${status}`, ...common, targetId: id, state, ...present({ ourId, ...said }) },
  ]
  if (code !== optedOut) return events
  const from: Author = { id: bareOf(to), scope: 'channel' }
  return [...events, { kind: 'reach', key: `reach:${id}`, ...common, from, isReachable: false }]
}

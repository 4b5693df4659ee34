import {
  type Author,
  type Fields,
  fieldsOf,
  idOf,
  type Inbound,
  listOf,
  numberOf,
  type Part,
  present,
  textOf,
  timeOf,
} from '#channel'
import { partsOf, templateText } from './parse-attachments.ts'
import type { Reading } from '../meta/reading.ts'
import { adIn, cameBy } from '../meta/referral.ts'

/** One event of Messenger and the thread in which it stands: that of the person, who writes or is written to. */
type Talk = { event: Fields; page: string; person: string; isOurs: boolean; at: number | undefined }

/** Events of Messenger, by the field that names them; first come, first read. */
const readers: [field: string, read: (told: Fields, talk: Talk) => Reading][] = [
  ['message', message],
  ['message_edit', edit],
  ['postback', postback],
  ['reaction', reaction],
  ['delivery', delivery],
  ['read', read],
  ['optin', optin],
  ['referral', referral],
]

/** Who owns the thread, linked accounts, stars for a bot: nothing that changes a conversation. */
const quiet = [
  ...['pass_thread_control', 'take_thread_control', 'request_thread_control', 'app_roles'],
  ...['account_linking', 'response_feedback', 'message_context'],
]

export function readMessaging(event: Fields, page: string): Reading {
  const policy = event.policy_enforcement ?? event['policy-enforcement']
  if (policy !== undefined) return policyOf(fieldsOf(policy), event, page)
  const found = readers.find(([field]) => event[field] !== undefined)
  if (!found) return quiet.some(field => event[field] !== undefined) ? [] : unread(event)
  const [field, reader] = found
  const told = fieldsOf(event[field])
  const sender = idOf(fieldsOf(event.sender).id) ?? idOf(fieldsOf(event.sender).user_ref)
  const isOurs = isTrue(told.is_echo) || sender === page
  const person = isOurs ? idOf(fieldsOf(event.recipient).id) : (sender ?? idOf(listOf(told.mids)[0]))
  if (person === undefined) return field === 'optin' ? [] : `malformed: ${field} of nobody`
  return reader(told, { event, page, person, isOurs, at: momentOf(event.timestamp) })
}

const unread = (event: Fields): string => {
  const named = Object.keys(event).find(key => !['sender', 'recipient', 'timestamp'].includes(key))
  return named === undefined ? 'malformed: an event without content' : `messaging ${named.slice(0, 40)}`
}

/** Milliseconds; trials from the dashboard write seconds. */
function momentOf(value: unknown): number | undefined {
  const number = numberOf(value)
  return timeOf(number, number !== undefined && Math.abs(number) < 1e11 ? 's' : 'ms')
}

/** Flags come as text too. */
const isTrue = (value: unknown): boolean => value === true || value === 'true'

const common = ({ page, person, at }: Talk, key: string) => ({
  key,
  profileKey: page,
  lane: person,
  ...present({ at }),
})

function message(told: Fields, talk: Talk): Reading {
  const mid = idOf(told.mid)
  if (mid === undefined) return 'malformed: a message without id'
  if (isTrue(told.is_deleted)) return [{ kind: 'deletion', ...common(talk, `deletion:${mid}`), targetId: mid }]
  const text = textOf(told.text) ?? templateText(told.attachments)
  const reply = textOf(fieldsOf(told.quick_reply).payload)
  const parts: Part[] = [
    ...(reply === undefined ? [] : [{ kind: 'choice' as const, id: reply, label: text ?? reply }]),
    ...partsOf(told, text),
    ...adIn(told.referral),
  ]
  const isEmpty = isTrue(told.is_unsupported) || (text === undefined && parts.length === 0)
  if (isEmpty) parts.push({ kind: 'unseen', what: 'unsupported' })
  return [
    {
      kind: 'message',
      ...common(talk, `message:${mid}`),
      externalId: mid,
      from: personOf(talk, told.referral),
      ...(talk.isOurs ? { echo: true } : {}),
      // What was chosen stands in the part alone.
      ...present({ text: reply === undefined ? text : undefined, quoteOf: idOf(fieldsOf(told.reply_to).mid) }),
      ...(parts.length === 0 ? {} : { parts }),
      visibility: 'private',
    },
  ]
}

function edit(told: Fields, talk: Talk): Reading {
  const mid = idOf(told.mid)
  if (mid === undefined) return 'malformed: an edit without id'
  const text = textOf(told.text)
  // Some come right at sending, and change nothing.
  if (text === undefined) return []
  const time = idOf(told.num_edit) ?? idOf(talk.event.timestamp) ?? ''
  return [{ kind: 'edit', ...common(talk, `edit:${mid}:${time}`), targetId: mid, text }]
}

function postback(told: Fields, talk: Talk): Reading {
  const payload = textOf(told.payload)
  const title = textOf(told.title) ?? payload
  if (title === undefined) return 'malformed: a postback without title'
  const id = idOf(told.mid) ?? `postback:${talk.person}:${idOf(talk.event.timestamp) ?? ''}:${payload ?? title}`
  const parts: Part[] = [{ kind: 'choice', id: payload ?? title, label: title }, ...adIn(told.referral)]
  return [
    {
      kind: 'message',
      ...common(talk, `message:${id}`),
      externalId: id,
      from: personOf(talk, told.referral),
      ...(talk.isOurs ? { echo: true } : {}),
      parts,
      visibility: 'private',
    },
  ]
}

/** Where an older payload has the word alone. */
const faces: Record<string, string> = {
  ...{ smile: '😆', angry: '😠', sad: '😢', wow: '😮' },
  ...{ love: '❤️', like: '👍', dislike: '👎' },
}

function reaction(told: Fields, talk: Talk): Reading {
  const mid = idOf(told.mid)
  if (mid === undefined) return 'malformed: a reaction to nothing'
  if (talk.isOurs) return []
  const word = textOf(told.reaction) ?? ''
  const isTaken = told.action === 'unreact'
  const emoji = isTaken ? null : (textOf(told.emoji) ?? (Object.hasOwn(faces, word) ? faces[word]! : '👍'))
  const key = `reaction:${mid}:${talk.person}:${idOf(talk.event.timestamp) ?? ''}:${isTaken ? 'off' : 'on'}`
  return [{ kind: 'reaction', ...common(talk, key), targetId: mid, from: personOf(talk), emoji }]
}

/** All of some messages, or everything up to a moment. */
function delivery(told: Fields, talk: Talk): Reading {
  const mids = listOf(told.mids).flatMap(mid => idOf(mid) ?? [])
  if (mids.length === 0) return upTo('delivered', told, talk)
  const at = talk.at ?? momentOf(told.watermark)
  return mids.map((mid): Inbound => ({
    kind: 'receipt',
    ...common({ ...talk, at }, `delivered:${mid}`),
    targetId: mid,
    state: 'delivered',
  }))
}

function read(told: Fields, talk: Talk): Reading {
  return upTo('read', told, talk)
}

function upTo(state: 'delivered' | 'read', told: Fields, talk: Talk): Reading {
  const at = momentOf(told.watermark)
  if (at === undefined) return `malformed: ${state} up to no time`
  const key = `${state}:${talk.page}:${talk.person}:${at}`
  return [{ kind: 'receipt', ...common({ ...talk, at }, key), upTo: true, from: personOf(talk), state }]
}

/** Whoever opts in without having written is known by a reference alone: nobody can be written to under it. */
function optin(told: Fields, talk: Talk): Reading {
  const isPerson = idOf(fieldsOf(talk.event.sender).id) !== undefined
  const isEnd = textOf(told.notification_messages_status) === 'STOP_NOTIFICATIONS'
  // Who wants no more news can still be answered.
  return isPerson && !isEnd ? [reachable('optin', talk, textOf(told.ref) ?? textOf(told.payload))] : []
}

function referral(told: Fields, talk: Talk): Reading {
  return [reachable('referral', talk, textOf(told.ref), told)]
}

const reachable = (what: string, talk: Talk, named = '', told?: Fields): Inbound => ({
  kind: 'reach',
  ...common(talk, `${what}:${talk.page}:${talk.person}:${idOf(talk.event.timestamp) ?? ''}:${named}`),
  from: personOf(talk, told),
  isReachable: true,
})

const personOf = ({ person, isOurs }: Talk, referred?: unknown): Author => ({
  id: person,
  ...(isOurs ? {} : cameBy(referred)),
})

function policyOf(told: Fields, event: Fields, page: string): Reading {
  const action = textOf(told.action)
  const codes: Record<string, string> = { warning: 'warned', block: 'blocked', unblock: 'unblocked' }
  if (action === undefined || !Object.hasOwn(codes, action)) return 'malformed: a policy without a known action'
  const at = momentOf(event.timestamp)
  const head = { key: `policy:${page}:${action}:${at ?? ''}`, profileKey: page, lane: page, ...present({ at }) }
  const state = action === 'unblock' ? 'good' : 'failing'
  return [{ kind: 'health', ...head, state, code: codes[action]!, ...present({ text: textOf(told.reason) }) }]
}

import { hash } from 'node:crypto'
import {
  type Author,
  type Fields,
  fieldsOf,
  idOf,
  type Inbound,
  isFields,
  type MessageTokens,
  present,
  type Raw,
  readJson,
  textOf,
  timeOf,
} from '#channel'
import { choiceOf } from './choice.ts'
import { contentIn } from './parse-message.ts'

/** The events of a request, of whomever they are. `destination` is the account that they came to. */
export function parse(raw: Raw): Inbound[] {
  const body = readJson(raw.body)
  const place = () => hash('sha256', raw.body, 'hex').slice(0, 32)
  const { destination, events } = fieldsOf(body)
  const profileKey = idOf(destination) ?? 'main'
  if (!isFields(body) || !Array.isArray(events))
    return [{ kind: 'unknown', key: `malformed:${place()}`, profileKey, lane, what: 'malformed: no list of events' }]
  return events.flatMap((event: unknown, index) => {
    const id = isFields(event) ? idOf(event.webhookEventId) : undefined
    const key = id === undefined ? `event:${place()}.${index}` : `event:${id}`
    return isFields(event) ? eventsOf(event, { key, profileKey }) : [odd({ key, profileKey }, 'malformed: an event')]
  })
}

type Base = { key: string; profileKey: string; at?: number }
type Where = { lane: string; from: Author; isGroup: boolean }

/** Where events of the account itself stand. */
const lane = 'account'

const odd = (base: Base, what: string): Inbound => ({ ...base, kind: 'unknown', lane, what: what.slice(0, 200) })

function eventsOf(event: Fields, named: Base): Inbound[] {
  const type = textOf(event.type)
  if (type === undefined) return [odd(named, 'malformed: an event without a type')]
  const at = timeOf(event.timestamp, 'ms')
  const base = at === undefined ? named : { ...named, at }
  const said = accountEvents[type]
  if (Object.hasOwn(accountEvents, type) && said) return [{ ...base, lane, kind: 'health', ...said }]
  if (type === 'module') return [{ ...base, lane, kind: 'health', ...moduleHealth(event) }]
  if (quiet.has(type)) return []
  const read = Object.hasOwn(readers, type) ? readers[type] : undefined
  if (!read) return [odd(base, `type ${type}`)]
  const where = whereOf(event)
  return (where && read(event, base, where)) ?? [odd(base, `malformed: ${type}`)]
}

/** What happens to others than the one who writes, or has nothing to answer. */
const quiet = new Set([
  'memberJoined',
  'memberLeft',
  'videoPlayComplete',
  'beacon',
  'accountLink',
  'membership',
  'delivery',
])

type Said = { state: 'good' | 'failing'; code: string }
const accountEvents: Record<string, Said> = {
  activated: { state: 'good', code: 'active' },
  deactivated: { state: 'failing', code: 'standby' },
  botSuspended: { state: 'failing', code: 'suspended' },
  botResumed: { state: 'good', code: 'resumed' },
}

const moduleHealth = (event: Fields): Said =>
  fieldsOf(event.module).type === 'detached'
    ? { state: 'failing', code: 'detached' }
    : { state: 'good', code: 'attached' }

/** People have the same id for all accounts of one provider. In groups LINE may not say who it was. */
function whereOf(event: Fields): Where | undefined {
  const { type, userId, groupId, roomId } = fieldsOf(event.source)
  const group = type === 'group' ? idOf(groupId) : type === 'room' ? idOf(roomId) : undefined
  const user = idOf(userId)
  const id = user ?? group
  const place = group ?? (type === 'user' ? user : undefined)
  if (id === undefined || place === undefined) return undefined
  return { lane: place, from: { id, scope: 'channel' }, isGroup: group !== undefined }
}

type Reader = (event: Fields, base: Base, where: Where) => Inbound[] | undefined

const readers: Record<string, Reader> = {
  message,
  messageEdited,
  postback,
  unsend: (event, base, where) => {
    const targetId = idOf(fieldsOf(event.unsend).messageId)
    return targetId === undefined ? undefined : [{ ...base, kind: 'deletion', lane: where.lane, targetId }]
  },
  follow: reach(true),
  unfollow: reach(false),
  join: reach(true),
  leave: reach(false),
}

/** Of a group that the account was taken into or put out of, the group is who can be reached. */
function reach(isReachable: boolean): Reader {
  return (_, base, { lane: place, from, isGroup }) => {
    const who: Author = isGroup ? { id: place, scope: 'channel' } : from
    return [{ ...base, kind: 'reach', lane: place, from: who, isReachable }]
  }
}

function message(event: Fields, base: Base, where: Where): Inbound[] | undefined {
  const said = fieldsOf(event.message)
  const externalId = idOf(said.id)
  if (externalId === undefined) return undefined
  const quoteOf = idOf(said.quotedMessageId)
  const album = idOf(fieldsOf(said.imageSet).id)
  const common = { ...messageBase(event, base, where), externalId, ...contentIn(said) }
  const tokens = tokensIn(event, base, present({ quote: textOf(said.quoteToken), read: textOf(said.markAsReadToken) }))
  return [{ ...common, ...tokens, ...present({ quoteOf, album }) }]
}

/** While another program answers for the account (standby) ours keeps what is written, and starts nothing. */
const messageBase = (event: Fields, base: Base, { lane: place, from, isGroup }: Where) => ({
  ...base,
  kind: 'message' as const,
  lane: place,
  from,
  ...(event.mode === 'standby' ? { historic: true } : {}),
  visibility: isGroup ? ('public' as const) : ('private' as const),
})

/** LINE promises about a minute, and nothing beyond. */
const replyMs = 50_000

function tokensIn(event: Fields, { at }: Base, others: MessageTokens = {}): { tokens?: MessageTokens } {
  const token = textOf(event.replyToken)
  const reply = token !== undefined && at !== undefined ? { reply: { token, until: at + replyMs } } : {}
  const tokens = { ...reply, ...others }
  return Object.keys(tokens).length > 0 ? { tokens } : {}
}

function messageEdited(event: Fields, base: Base, { lane: place }: Where): Inbound[] | undefined {
  const said = fieldsOf(event.message)
  const targetId = idOf(said.id)
  return targetId === undefined ? undefined : [{ ...base, kind: 'edit', lane: place, targetId, ...contentIn(said) }]
}

function postback(event: Fields, base: Base, where: Where): Inbound[] | undefined {
  const { data, params } = fieldsOf(event.postback)
  const said = textOf(data)
  if (said === undefined) return undefined
  const { datetime, date, time, newRichMenuAliasId: menu } = fieldsOf(params)
  const chosen = textOf(datetime) ?? textOf(date) ?? textOf(time) ?? textOf(menu)
  const externalId = base.key.replace(/^event:/, 'postback:')
  return [{ ...messageBase(event, base, where), externalId, parts: [choiceOf(said, chosen)], ...tokensIn(event, base) }]
}

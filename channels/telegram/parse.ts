import { hash } from 'node:crypto'
import {
  type Fields,
  fieldsOf,
  idOf,
  type Inbound,
  isFields,
  listOf,
  type Raw,
  readJson,
  textOf,
  timeOf,
} from '#channel'
import { authorOf } from './author.ts'
import { type Base, editEvents, messageEvents, visibilityOf } from './parse-message.ts'
import { laneOf, nameOf, placeIn } from './place.ts'
import { botIdOf, type TelegramSettings } from './settings.ts'

/** One update, as the webhook brings it, or the answer to a poll with many. */
export function parse(raw: Raw, settings: TelegramSettings): Inbound[] {
  if (raw.body.length === 0) return []
  const body = readJson(raw.body)
  const profileKey = botIdOf(settings)
  const updates = isFields(body) && Array.isArray(body.result) ? body.result : [body]
  return updates.flatMap((update: unknown, index) => {
    const id = idOf(fieldsOf(update).update_id)
    const key = id === undefined ? `malformed:${hash('sha256', raw.body, 'hex').slice(0, 32)}.${index}` : `update:${id}`
    if (!isFields(update) || id === undefined) return [unknown({ key, profileKey }, 'malformed: not an update')]
    return eventsOf(update, { key, profileKey })
  })
}

const unknown = (base: Base, what: string): Inbound => ({ ...base, kind: 'unknown', lane: 'unknown', what })

function eventsOf(update: Fields, base: Base): Inbound[] {
  const kind = kinds.find(name => Object.hasOwn(update, name))
  if (kind === undefined) {
    const other = Object.keys(update).find(name => name !== 'update_id')
    return other !== undefined && quiet.has(other) ? [] : [unknown(base, (other ?? 'empty update').slice(0, 100))]
  }
  const piece = update[kind]
  const events = isFields(piece) ? readers[kind]!(piece, base) : undefined
  return events ?? [unknown(base, `malformed: ${kind}`)]
}

/** Each gives undefined where what it needs is missing. */
const readers: Record<string, (piece: Fields, base: Base) => Inbound[] | undefined> = {
  message: messageEvents,
  business_message: messageEvents,
  edited_message: editEvents,
  edited_business_message: editEvents,
  deleted_business_messages: deletions,
  callback_query: press,
  message_reaction: reaction,
  my_chat_member: reach,
  business_connection: connection,
}
const kinds = Object.keys(readers)

/** Kinds that we do not ask for, and that concern nobody here when they come: the brand's own posts, inline search, counts. */
const quiet = new Set(
  `channel_post edited_channel_post guest_message message_reaction_count inline_query chosen_inline_result
  shipping_query pre_checkout_query purchased_paid_media poll poll_answer chat_member chat_join_request chat_boost
  removed_chat_boost managed_bot subscription`.split(/\s+/),
)

function deletions(piece: Fields, base: Base): Inbound[] | undefined {
  const place = placeIn(piece)
  if (!place) return undefined
  return listOf(piece.message_ids).flatMap(each => {
    const id = idOf(each)
    if (id === undefined) return []
    return [{ ...base, key: `${base.key}.${id}`, kind: 'deletion', lane: laneOf(place), targetId: nameOf(place, id) }]
  })
}

/** A button under a message of ours. Telegram gives no time. */
function press(query: Fields, base: Base): Inbound[] | undefined {
  const from = authorOf(query.from)
  const id = idOf(query.id)
  if (!from || id === undefined) return undefined
  const message = fieldsOf(query.message)
  const place = placeIn(message)
  const target = idOf(message.message_id)
  const data = textOf(query.data) ?? textOf(query.game_short_name) ?? ''
  return [
    {
      ...base,
      kind: 'message',
      lane: place ? laneOf(place) : from.id,
      externalId: `press:${id}`,
      from,
      parts: [{ kind: 'choice', id: data, label: labelOf(message, data) }],
      ...(place && target ? { quoteOf: nameOf(place, target) } : {}),
      visibility: place ? visibilityOf(message) : 'private',
    },
  ]
}

function labelOf(message: Fields, data: string): string {
  const rows = listOf(fieldsOf(message.reply_markup).inline_keyboard)
  const button = rows
    .flatMap(listOf)
    .map(fieldsOf)
    .find(each => each.callback_data === data)
  return textOf(button?.text) ?? data
}

/** A person may leave several: the one that is new counts. Those of a bot's own making have no sign in text. */
function reaction(piece: Fields, base: Base): Inbound[] | undefined {
  const place = placeIn(piece)
  const id = idOf(piece.message_id)
  const from = authorOf(piece.user) ?? authorOf(piece.actor_chat)
  if (!place || id === undefined || !from) return undefined
  const before = new Set(listOf(piece.old_reaction).map(signOf))
  const now = listOf(piece.new_reaction).map(signOf)
  const emoji = now.findLast(sign => !before.has(sign)) ?? now.at(-1) ?? null
  const at = timeOf(piece.date, 's')
  const common = { ...base, lane: laneOf(place), ...(at === undefined ? {} : { at }) }
  return [{ ...common, kind: 'reaction', targetId: nameOf(place, id), from, emoji }]
}

function signOf(value: unknown): string {
  const { type, emoji } = fieldsOf(value)
  return textOf(emoji) ?? (type === 'paid' ? '⭐' : '💟')
}

/** Blocked and unblocked by a person, put into a group and out of it. */
function reach(piece: Fields, base: Base): Inbound[] | undefined {
  const place = placeIn(piece)
  const from = authorOf(piece.chat)
  const { status, can_send_messages: may } = fieldsOf(piece.new_chat_member)
  if (!place || !from || textOf(status) === undefined) return undefined
  const isReachable = status === 'restricted' ? may !== false : status !== 'kicked' && status !== 'left'
  const at = timeOf(piece.date, 's')
  return [{ ...base, lane: laneOf(place), ...(at === undefined ? {} : { at }), kind: 'reach', from, isReachable }]
}

/** An account of the brand's lets the bot answer for it, or no longer. */
function connection(piece: Fields, base: Base): Inbound[] | undefined {
  const id = idOf(piece.id)
  if (id === undefined) return undefined
  const mayReply = fieldsOf(piece.rights).can_reply ?? piece.can_reply
  const code =
    piece.is_enabled !== true ? 'business-ended' : mayReply === true ? 'business-connected' : 'business-may-not-reply'
  const at = timeOf(piece.date, 's')
  const state = code === 'business-connected' ? 'good' : 'failing'
  return [{ ...base, lane: `${id}@`, ...(at === undefined ? {} : { at }), kind: 'health', state, code }]
}

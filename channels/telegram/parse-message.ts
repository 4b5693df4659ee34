import { type Fields, fieldsOf, idOf, type Inbound, isFields, type Part, textOf, timeOf } from '#channel'
import { authorOf, writerOf } from './author.ts'
import { contextOf, quotedIn } from './parse-context.ts'
import { mediaReaders } from './parse-media.ts'
import { textOfBlocks, textWithLinks } from './parse-text.ts'
import { thingReaders } from './parse-things.ts'
import { laneOf, nameOf, placeIn } from './place.ts'

/** What an event has whatever it is. */
export type Base = { key: string; profileKey: string }

/** A message of whatever kind; an empty list when it only says that something happened in a group; undefined: malformed. */
export function messageEvents(message: Fields, base: Base): Inbound[] | undefined {
  const place = placeIn(message)
  const id = idOf(message.message_id)
  if (!place || id === undefined) return undefined
  const lane = laneOf(place)
  const at = timeOf(message.date, 's')
  const common = { ...base, lane, ...(at === undefined ? {} : { at }) }
  const moved = idOf(message.migrate_to_chat_id)
  if (moved !== undefined) return [{ ...common, kind: 'moved', ...groupMoved(fieldsOf(message.chat), moved) }]
  if (message.is_automatic_forward === true || happenings.some(name => name in message)) return []
  const who = writerOf(message)
  if (!who) return undefined
  const quoteOf = quotedIn(message)
  const album = textOf(message.media_group_id)
  return [
    {
      ...common,
      kind: 'message',
      externalId: nameOf(place, id),
      ...who,
      ...contentOf(message),
      ...(quoteOf === undefined ? {} : { quoteOf }),
      ...(album === undefined ? {} : { album }),
      visibility: visibilityOf(message),
    },
  ]
}

/** A message as it reads after a change. Live locations move by changes. */
export function editEvents(message: Fields, base: Base): Inbound[] | undefined {
  const place = placeIn(message)
  const id = idOf(message.message_id)
  if (!place || id === undefined) return undefined
  const at = timeOf(message.edit_date, 's') ?? timeOf(message.date, 's')
  const common = { ...base, lane: laneOf(place), ...(at === undefined ? {} : { at }) }
  return [{ ...common, kind: 'edit', targetId: nameOf(place, id), ...contentOf(message) }]
}

export function visibilityOf(message: Fields): 'public' | 'private' {
  const { type } = fieldsOf(message.chat)
  const isAlone =
    type === 'private' || isFields(message.direct_messages_topic) || message.business_connection_id !== undefined
  return isAlone ? 'private' : 'public'
}

const groupMoved = (chat: Fields, to: string) => {
  const from = authorOf(chat) ?? { id: to }
  return { from, to: { ...from, id: to } }
}

const readers = { ...mediaReaders, ...thingReaders }
const contents = Object.keys(readers)

function contentOf(message: Fields): { text?: string; parts?: Part[] } {
  const kind = contents.find(name => message[name] !== undefined && message[name] !== null)
  const text = wordsOf(message)
  const isNew = message.edit_date === undefined
  const payload = text === undefined || !isNew ? undefined : /^\/start(?:@\w{1,64})? (\S{1,64})$/.exec(text)?.[1]
  const found: Part[] = [
    ...(kind === undefined ? [] : readers[kind]!(message[kind])),
    // Who follows a link t.me/<bot>?start=… sends its ending: the same as a button pressed.
    ...(payload === undefined ? [] : [{ kind: 'choice' as const, id: payload, label: payload }]),
  ]
  const isEmpty = text === undefined && found.length === 0
  const parts = [...found, ...(isEmpty ? [unseen(message)] : []), ...contextOf(message)]
  return { ...(text === undefined ? {} : { text }), ...(parts.length === 0 ? {} : { parts }) }
}

function wordsOf(message: Fields): string | undefined {
  const text = textOf(message.text)
  if (text !== undefined) return textWithLinks(text, message.entities)
  const caption = textOf(message.caption)
  if (caption !== undefined) return textWithLinks(caption, message.caption_entities)
  if (isFields(message.rich_message)) return textOf(textOfBlocks(message.rich_message.blocks))
  const { emoji, value } = fieldsOf(message.dice)
  if (textOf(emoji)) return `${textOf(emoji)} ${idOf(value) ?? ''}`.trim()
  return textOf(fieldsOf(message.game).title)
}

/** What Telegram has come up with since: told by its name. */
const unseen = (message: Fields): Part => ({
  kind: 'unseen',
  what: Object.keys(message).find(name => !envelope.has(name)) ?? 'message',
})

const envelope = new Set(
  `message_id message_thread_id from sender_chat date guest_query_id business_connection_id chat is_topic_message
  direct_messages_topic sender_tag receiver_user ephemeral_message_id sender_boost_count sender_business_bot
  forward_origin is_automatic_forward reply_to_message reply_to_checklist_task_id reply_to_poll_option_id is_paid_post
  external_reply quote reply_to_story via_bot edit_date has_protected_content show_caption_above_media is_from_offline
  author_signature link_preview_options effect_id paid_star_count reply_markup caption caption_entities entities text
  media_group_id has_media_spoiler suggested_post_info`.split(/\s+/),
)

/** Messages that are none: what happens in a group, or to a chat. */
const happenings = `new_chat_members left_chat_member new_chat_title new_chat_photo delete_chat_photo group_chat_created
  supergroup_chat_created channel_chat_created message_auto_delete_timer_changed migrate_from_chat_id pinned_message
  connected_website write_access_allowed proximity_alert_triggered boost_added chat_background_set forum_topic_created
  forum_topic_edited forum_topic_closed forum_topic_reopened general_forum_topic_hidden general_forum_topic_unhidden
  giveaway_created giveaway_completed giveaway_winners video_chat_scheduled video_chat_started video_chat_ended
  video_chat_participants_invited paid_message_price_changed direct_message_price_changed managed_bot_created
  poll_option_added poll_option_deleted checklist_tasks_done checklist_tasks_added community_chat_added
  community_chat_removed chat_owner_left chat_owner_changed suggested_post_approved suggested_post_approval_failed
  suggested_post_declined suggested_post_paid suggested_post_refunded`.split(/\s+/)

import {
  type Fields,
  fieldsOf,
  idOf,
  type Inbound,
  isFields,
  listOf,
  type Part,
  present,
  textOf,
  timeOf,
} from '#channel'
import { mapBy } from './parse-post.ts'
import { authorOf, type People, peopleIn } from './people.ts'
import { mediaPart, type Odd, pairOf, plainText } from './pieces.ts'

/** Direct messages, readings and typing have one shape in both the old and the new API. */
export function directEvents(payload: Fields, profileKey: string, odd: Odd): Inbound[] {
  const people = peopleIn(payload.users)
  return [
    ...listOf(payload.direct_message_events).flatMap(each => directMessage(fieldsOf(each), people, profileKey, odd)),
    ...listOf(payload.direct_message_mark_read_events).flatMap(each => reading(fieldsOf(each), profileKey, odd)),
    ...listOf(payload.direct_message_indicate_typing_events).flatMap(each =>
      typing(fieldsOf(each), people, profileKey, odd),
    ),
  ]
}

function directMessage(event: Fields, people: People, profileKey: string, odd: Odd): Inbound[] {
  const created = fieldsOf(event.message_create)
  const id = idOf(event.id)
  const sender = idOf(created.sender_id)
  const recipient = idOf(fieldsOf(created.target).recipient_id)
  if (textOf(event.type) !== undefined && event.type !== 'message_create')
    return [odd(`direct message of type ${String(event.type)}`, profileKey)]
  if (!id || !sender || !recipient) return [odd('malformed: a direct message without id or people', profileKey)]
  const written = fieldsOf(created.message_data)
  const media = fieldsOf(fieldsOf(written.attachment).media)
  const parts: Part[] = Object.keys(media).length > 0 ? [mediaPart(media)] : []
  const text = plainText(textOf(written.text), fieldsOf(written.entities), parts.length > 0)
  const chosen = textOf(fieldsOf(written.quick_reply_response).metadata)
  if (chosen) parts.push({ kind: 'choice', id: chosen, label: text ?? chosen })
  return directOf({ id, sender, recipient, at: timeOf(event.created_timestamp, 'ms'), text, parts }, people, profileKey)
}

type Direct = {
  id: string
  sender: string
  recipient: string
  at: number | undefined
  text: string | undefined
  parts: Part[]
}

function directOf({ id, sender, recipient, at, text, parts }: Direct, people: People, profileKey: string): Inbound[] {
  const isOurs = sender === profileKey
  const other = isOurs ? recipient : sender
  return [
    {
      kind: 'message',
      key: `dm:${id}`,
      profileKey,
      lane: pairOf(profileKey, other),
      ...present({ at }),
      externalId: id,
      from: authorOf(other, people.get(other)),
      ...(isOurs ? { echo: true } : {}),
      ...present({ text, parts: parts.length > 0 ? parts : undefined }),
      visibility: 'private',
    },
  ]
}

function reading(event: Fields, profileKey: string, odd: Odd): Inbound[] {
  const sender = idOf(event.sender_id)
  if (!sender) return [odd('malformed: a reading without its reader', profileKey)]
  if (sender === profileKey) return []
  const at = timeOf(event.created_timestamp, 'ms')
  const last = idOf(event.last_read_event_id) ?? ''
  return [
    {
      kind: 'receipt',
      key: `read:${sender}:${last}:${at ?? ''}`,
      profileKey,
      lane: pairOf(profileKey, sender),
      ...present({ at }),
      upTo: true,
      from: authorOf(sender),
      state: 'read',
    },
  ]
}

function typing(event: Fields, people: People, profileKey: string, odd: Odd): Inbound[] {
  const sender = idOf(event.sender_id)
  if (!sender) return [odd('malformed: typing without who types', profileKey)]
  if (sender === profileKey) return []
  const at = timeOf(event.created_timestamp, 'ms')
  const lane = pairOf(profileKey, sender)
  const from = authorOf(sender, people.get(sender))
  return [{ kind: 'typing', key: `typing:${sender}:${at ?? ''}`, profileKey, lane, ...present({ at }), from }]
}

/** What `GET /2/dm_events` answers, newest first; given oldest first. */
export function pulledDirect(answer: Fields, profileKey: string, odd: Odd): Inbound[] {
  const includes = fieldsOf(answer.includes)
  const people = peopleIn(includes.users)
  const media = mapBy(includes.media, 'media_key')
  return listOf(answer.data)
    .toReversed()
    .flatMap(each => {
      const event = fieldsOf(each)
      if (isFields(each) && event.event_type !== undefined && event.event_type !== 'MessageCreate') return []
      const id = idOf(event.id)
      const sender = idOf(event.sender_id)
      const pair = /^(\d{1,20})-(\d{1,20})$/.exec(idOf(event.dm_conversation_id) ?? '')
      if (!id || !sender) return [odd('malformed: a direct message without id or people', profileKey)]
      const recipient = pair?.slice(1).find(who => who !== sender)
      if (!recipient || !pair?.slice(1).includes(profileKey)) return [odd('group of direct messages', profileKey)]
      const keys = listOf(fieldsOf(event.attachments).media_keys).flatMap(key => idOf(key) ?? [])
      const parts = keys.map((key): Part => {
        const found = media.get(key)
        return found ? mediaPart(found) : { kind: 'unseen', what: 'media' }
      })
      const text = plainText(textOf(event.text), fieldsOf(event.entities), parts.length > 0)
      return directOf({ id, sender, recipient, at: timeOf(event.created_at, 'iso'), text, parts }, people, profileKey)
    })
}

import { type Fields, fieldsOf, idOf, type Inbound, present, textOf, timeOf } from '#channel'
import { directEvents } from './parse-direct.ts'
import { mapBy, postFrom } from './parse-post.ts'
import { authorOf, peopleIn } from './people.ts'
import { type Odd, pairOf } from './pieces.ts'

/** Statistics, and what the brand or others do elsewhere: it concerns no conversation. */
const idle =
  /^(?:like|follow|mute|block|profile\.update|spaces|broadcast|news|chat\.update)\.|^chat\.conversation|^post\.repost\./

/** One event of the Activity API. */
export function activityEvents(event: Fields, odd: Odd): Inbound[] {
  const type = textOf(event.event_type) ?? ''
  const payload = fieldsOf(event.payload)
  const profileKey = idOf(fieldsOf(event.filter).user_id) ?? idOf(payload.user_id)
  if (!profileKey) return [odd(`malformed: ${type.slice(0, 60)} of no account`)]
  if (/^post\.(?:create|mention\.create|reply\.create|quote\.create)$/.test(type)) {
    const includes = fieldsOf(event.includes)
    const along = {
      people: peopleIn(includes.users),
      media: mapBy(includes.media, 'media_key'),
      posts: mapBy(includes.tweets ?? includes.posts, 'id'),
    }
    return postFrom(payload, along, profileKey, odd)
  }
  if (type === 'post.delete') return postGone(payload.id, profileKey, undefined, odd)
  if (type === 'dm.received' || type === 'dm.sent') return directEvents(payload, profileKey, odd)
  if (type === 'dm.read') return directEvents(listed(payload, 'direct_message_mark_read_events'), profileKey, odd)
  if (type === 'dm.indicate_typing')
    return directEvents(listed(payload, 'direct_message_indicate_typing_events'), profileKey, odd)
  if (type === 'chat.received' || type === 'chat.sent') return sealedMessage(payload, profileKey, odd)
  if (type === 'oauth.revoke') return [revoked(profileKey, payload.date_time)]
  return idle.test(type) ? [] : [odd(`event ${type.slice(0, 100)}`, profileKey)]
}

/** X names these two without showing them: the shape of the old API, or one bare event. */
const listed = (payload: Fields, list: string): Fields =>
  payload.sender_id === undefined ? payload : { [list]: [payload], users: payload.users }

export function postGone(value: unknown, profileKey: string, at: number | undefined, odd: Odd): Inbound[] {
  const id = idOf(value)
  if (!id) return [odd('malformed: a deletion of no post', profileKey)]
  return [{ kind: 'deletion', key: `deletion:${id}`, profileKey, lane: id, ...present({ at }), targetId: id }]
}

/** The account has taken back what it allowed us: nothing more comes or goes until it is connected again. */
export function revoked(profileKey: string, time: unknown): Inbound {
  const at = timeOf(time, 'iso')
  const key = `revoked:${profileKey}:${textOf(time) ?? ''}`
  return { kind: 'health', key, profileKey, lane: 'account', ...present({ at }), state: 'failing', code: 'revoked' }
}

/** Written end to end encrypted: only X can show it. */
function sealedMessage(payload: Fields, profileKey: string, odd: Odd): Inbound[] {
  const id = idOf(payload.id)
  const sender = idOf(payload.sender_id)
  const people = (idOf(payload.conversation_id) ?? '').split(':')
  const other = people.find(who => who !== profileKey && who !== '')
  if (!id || !sender || !other) return [odd('malformed: an encrypted message without id or people', profileKey)]
  const isOurs = sender === profileKey
  const customer = isOurs ? other : sender
  return [
    {
      kind: 'message',
      key: `chat:${id}`,
      profileKey,
      lane: pairOf(profileKey, customer),
      ...present({ at: timeOf(payload.created_at_msec, 'ms') }),
      externalId: id,
      from: authorOf(customer),
      ...(isOurs ? { echo: true } : {}),
      parts: [{ kind: 'unseen', what: 'encrypted message' }],
      visibility: 'private',
    },
  ]
}

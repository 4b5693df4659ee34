import {
  type Fields,
  fieldsOf,
  idOf,
  type Inbound,
  isFields,
  listOf,
  present,
  type Raw,
  readJson,
  timeOf,
} from '#channel'
import { activityEvents, postGone, revoked } from './parse-activity.ts'
import { directEvents, pulledDirect } from './parse-direct.ts'
import { oldPostFrom } from './parse-old-post.ts'
import { mapBy, postFrom } from './parse-post.ts'
import { authorOf, peopleIn } from './people.ts'
import { type Odd, oddsOf } from './pieces.ts'

/**
 * Three kinds of bodies: an event of the Activity API (`data.event_type`), a batch of the older Account Activity API
 * (`for_user_id` and lists), and what `listen` fetched (`pulled`). One post or message has one key in all of them.
 */
export function parse({ body }: Raw): Inbound[] {
  if (body.length === 0) return []
  const odd = oddsOf(body)
  const from = readJson(body)
  if (!isFields(from)) return [odd('malformed: the body is no JSON object')]
  if (from.pulled !== undefined) return pulledEvents(from, odd)
  const event = fieldsOf(from.data)
  return event.event_type === undefined ? accountEvents(from, odd) : activityEvents(event, odd)
}

function pulledEvents({ pulled, for_user_id, answer }: Fields, odd: Odd): Inbound[] {
  const profileKey = idOf(for_user_id)
  const from = fieldsOf(answer)
  if (!profileKey || !Array.isArray(from.data)) return [odd('malformed: a pull of no account or without a list')]
  if (pulled === 'direct') return pulledDirect(from, profileKey, odd)
  const { users, media, tweets, posts } = fieldsOf(from.includes)
  const along = { people: peopleIn(users), media: mapBy(media, 'media_key'), posts: mapBy(tweets ?? posts, 'id') }
  return from.data.toReversed().flatMap(each => postFrom(fieldsOf(each), along, profileKey, odd))
}

type Reader = (event: Fields, profileKey: string, odd: Odd) => Inbound[]

const nothing: Reader = () => []

/** The lists of the older API, direct messages apart. */
const lists = new Map<string, Reader>([
  ['tweet_create_events', oldPostFrom],
  [
    'tweet_delete_events',
    (event, profileKey, odd) => postGone(fieldsOf(event.status).id, profileKey, timeOf(event.timestamp_ms, 'ms'), odd),
  ],
  ['block_events', blocked],
  ['favorite_events', nothing],
  ['follow_events', nothing],
  ['mute_events', nothing],
])
const directs = new Set([
  'direct_message_events',
  'direct_message_mark_read_events',
  'direct_message_indicate_typing_events',
])

function accountEvents(from: Fields, odd: Odd): Inbound[] {
  if (from.replay_job_status !== undefined) return []
  const revoke = fieldsOf(from.user_event).revoke
  if (isFields(revoke)) {
    const who = idOf(fieldsOf(revoke.source).user_id)
    return [who ? revoked(who, revoke.date_time) : odd('malformed: a withdrawal of no account')]
  }
  const profileKey = idOf(from.for_user_id)
  if (!profileKey) return [odd(`payload with ${Object.keys(from).slice(0, 5).join(', ').slice(0, 100)}`)]
  const others = Object.keys(from).filter(key => /_events?$/.test(key) && !lists.has(key) && !directs.has(key))
  return [
    ...[...lists].flatMap(([list, read]) => listOf(from[list]).flatMap(each => read(fieldsOf(each), profileKey, odd))),
    ...directEvents(from, profileKey, odd),
    ...others.map(key => odd(`list ${key.slice(0, 100)}`, profileKey)),
  ]
}

/** Between the two no direct message goes any more, whoever blocked whom. */
function blocked(event: Fields, profileKey: string, odd: Odd): Inbound[] {
  const people = [event.source, event.target].map(each => fieldsOf(each))
  const other = people.find(each => (idOf(each.id_str) ?? idOf(each.id)) !== profileKey)
  const id = idOf(other?.id_str) ?? idOf(other?.id)
  if (!id || typeof event.type !== 'string') return [odd('malformed: a block without people', profileKey)]
  const at = timeOf(event.created_timestamp, 'ms')
  const isReachable = event.type === 'unblock'
  const key = `${event.type}:${id}:${at ?? ''}`
  return [{ kind: 'reach', key, profileKey, lane: id, ...present({ at }), from: authorOf(id, other), isReachable }]
}

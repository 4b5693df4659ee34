import { createHash } from 'node:crypto'
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
  textOf,
  timeOf,
} from '#channel'
import { type Me, meIn } from './parse-author.ts'
import { type Above, messageIn, ownParts, textIn, visibilityIn } from './parse-status.ts'

/** What tells of nothing that anybody wrote to the brand. */
const idle = new Set([
  ...['status', 'reblog', 'follow', 'follow_request', 'favourite', 'poll', 'quoted_update', 'severed_relationships'],
  ...['added_to_collection', 'collection_update', 'admin.sign_up', 'admin.report'],
])
/** Of a stream: what is a bell for the list of notifications, or of no use. */
const bells = new Set([
  ...['notification', 'notifications_merged', 'conversation', 'filters_changed'],
  ...['announcement', 'announcement.reaction', 'announcement.delete'],
])

type Scene = { me: Me; threads: Fields }

/** What `listen` brought: notifications, with the threads that they stand in, and events of the stream. */
export function parse(raw: Raw): Inbound[] {
  if (raw.body.length === 0) return []
  const body = readJson(raw.body)
  if (!isFields(body)) return [unknown('malformed: the body is no object', raw.body)]
  const scene = { me: meIn(body), threads: fieldsOf(body.threads) }
  return [
    ...listOf(body.notifications).flatMap(each => notificationEvents(each, scene)),
    ...listOf(body.events).flatMap(each => streamEvents(each, scene)),
  ]
}

const aboveOf = (status: Fields, { threads }: Scene): Above => {
  const id = idOf(status.id)
  return id !== undefined && Object.hasOwn(threads, id) ? (fieldsOf(threads[id]) as Above) : {}
}

function notificationEvents(notification: unknown, scene: Scene): Inbound[] {
  const { id, type, status, account, moderation_warning: warning } = fieldsOf(notification)
  const kind = textOf(type)
  if (!kind || !idOf(id)) return [unknown('malformed: a notification without type or id', notification)]
  if (idle.has(kind) || kind.startsWith('admin.')) return []
  const post = fieldsOf(status)
  if (kind === 'mention' || kind === 'quote') {
    // Some servers name the writer beside the post alone.
    const whole = isFields(post.account) && idOf(post.account.id) ? post : { ...post, account }
    const message = messageIn(whole, aboveOf(post, scene), scene.me)
    return [message ?? unknown(`malformed: a ${kind} without post or writer`, notification)]
  }
  // Of a post that the brand boosted; it concerns us when it is also one that was written to us.
  if (kind === 'update') return isForUs(post, scene.me) ? edits(post, scene.me) : []
  if (kind === 'moderation_warning') return warnings(idOf(id)!, fieldsOf(warning))
  return [unknown(`notification ${kind.slice(0, 100)}`, notification)]
}

const isForUs = (status: Fields, { id }: Me): boolean =>
  id !== undefined && listOf(status.mentions).some(mention => idOf(fieldsOf(mention).id) === id)

function streamEvents(frame: unknown, scene: Scene): Inbound[] {
  const { event, payload } = fieldsOf(frame)
  const kind = textOf(event)
  if (!kind) return [unknown('malformed: an event without a name', frame)]
  if (bells.has(kind)) return []
  if (kind === 'delete') {
    const targetId = idOf(payload)
    return targetId
      ? [{ kind: 'deletion', key: `deletion:${targetId}`, profileKey: 'main', lane: targetId, targetId }]
      : []
  }
  if (kind !== 'status.update' && kind !== 'update') return [unknown(`event ${kind.slice(0, 100)}`, frame)]
  const status = typeof payload === 'string' ? readJson(payload) : payload
  if (!isFields(status)) return [unknown(`malformed: ${kind} without a post`, frame)]
  if (kind === 'update') return echoes(status, scene)
  return isForUs(status, scene.me) ? edits(status, scene.me) : []
}

/** What the brand wrote to somebody in another app; what others write comes by notifications. */
function echoes(status: Fields, scene: Scene): Inbound[] {
  const { me } = scene
  const other = idOf(status.in_reply_to_account_id)
  if (me.id === undefined || idOf(fieldsOf(status.account).id) !== me.id || !other || other === me.id) return []
  const customer = listOf(status.mentions).find(mention => idOf(fieldsOf(mention).id) === other)
  const message = customer === undefined ? undefined : messageIn(status, aboveOf(status, scene), me, customer)
  return message ? [message] : []
}

function edits(status: Fields, me: Me): Inbound[] {
  const targetId = idOf(status.id)
  if (!targetId || idOf(fieldsOf(status.account).id) === me.id) return []
  const parts = ownParts(status, me)
  const edited = textOf(status.edited_at) ?? ''
  return [
    {
      kind: 'edit',
      key: `edit:${targetId}:${edited}`,
      profileKey: 'main',
      lane: visibilityIn(status) === 'private' ? (messageIn(status, {}, me)?.lane ?? targetId) : targetId,
      targetId,
      ...present({ at: timeOf(edited, 'iso'), text: textIn(status, me), parts: parts.length > 0 ? parts : undefined }),
    },
  ]
}

const grave = new Set(['disable', 'silence', 'suspend'])

/** Moderators of the server have done something about the brand's account. */
function warnings(id: string, { action, text }: Fields): Inbound[] {
  if (!grave.has(String(action))) return []
  return [
    {
      kind: 'health',
      key: `warning:${id}`,
      profileKey: 'main',
      lane: 'account',
      state: 'failing',
      code: 'moderated',
      ...present({ text: textOf(text) }),
    },
  ]
}

const unknown = (what: string, of: unknown): Inbound => ({
  kind: 'unknown',
  key: `unknown:${digestOf(of)}`,
  profileKey: 'main',
  lane: 'unknown',
  what,
})

function digestOf(value: unknown): string {
  const bytes = value instanceof Uint8Array ? value : shallow(value)
  return createHash('sha256').update(bytes).digest('base64url').slice(0, 22)
}

/** Two levels are enough to tell them apart, and hostile depth stays outside. */
function shallow(value: unknown): string {
  const plain = (each: unknown) => (typeof each === 'object' && each !== null ? Object.keys(each) : each)
  return (
    JSON.stringify(isFields(value) ? Object.entries(value).map(([key, each]) => [key, plain(each)]) : plain(value)) ??
    ''
  )
}

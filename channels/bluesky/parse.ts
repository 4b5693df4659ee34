import { createHash } from 'node:crypto'
import { type Fields, fieldsOf, type Inbound, isFields, listOf, type Raw, readJson, textOf } from '#channel'
import { chatEvents } from './parse-chat.ts'
import { postEvent } from './parse-post.ts'
import { whoIs } from './parse-author.ts'

export const profileKey = 'main'

/** What notifies of nothing that anybody wrote to the brand. */
const idle = new Set([
  ...['like', 'repost', 'follow', 'starterpack-joined', 'verified', 'unverified', 'like-via-repost'],
  ...['repost-via-repost', 'subscribed-post', 'contact-match'],
])
const written = new Set(['mention', 'reply', 'quote'])

/** What `listen` brought: notifications and entries of the chat's log, with the posts and conversations they are about. */
export function parse(raw: Raw): Inbound[] {
  if (raw.body.length === 0) return []
  const body = readJson(raw.body)
  if (!isFields(body)) return [malformed('the body is no object', raw.body)]
  return [...notificationEvents(body), ...chatEvents(body, malformed)]
}

function notificationEvents(body: Fields): Inbound[] {
  const me = textOf(body.me)
  const posts = new Map(
    listOf(body.posts).flatMap((view): [string, Fields][] => {
      const uri = textOf(fieldsOf(view).uri)
      return uri ? [[uri, view as Fields]] : []
    }),
  )
  // One post may notify as a reply and as a mention.
  const seen = new Set<string>()
  return listOf(body.notifications).flatMap((notification): Inbound[] => {
    const { reason, uri, author } = fieldsOf(notification)
    const [why, name] = [textOf(reason), textOf(uri)]
    if (why && idle.has(why)) return []
    if (why && !written.has(why)) return [unknown(`notification ${why.slice(0, 100)}`, notification)]
    if (!why || !name || whoIs(author) === undefined)
      return [malformed('a notification without post or author', notification)]
    if (whoIs(author)!.id === me || seen.has(name)) return []
    seen.add(name)
    const event = postEvent(notification as Fields, posts, fieldsOf(body.servers))
    return [event ?? malformed('a notification of what is no post', notification)]
  })
}

const malformed = (what: string, of: unknown): Inbound => unknown(`malformed: ${what}`, of)

const unknown = (what: string, of: unknown): Inbound => ({
  kind: 'unknown',
  key: `unknown:${digestOf(of)}`,
  profileKey,
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

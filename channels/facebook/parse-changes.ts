import { hash } from 'node:crypto'
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
import { readMessaging } from './parse-messaging.ts'
import type { Reading } from '../meta/reading.ts'

/** What happened in public on or about a page. `toldAt` is the time of the entry, epoch milliseconds. */
type Change = { value: Fields; page: string; verb: string; at: number | undefined; toldAt: number | undefined }

const posts = new Set(['post', 'status', 'photo', 'video', 'share', 'link', 'note'])
/** Nothing that anybody could answer. */
const quietItems = new Set(['album', 'event', 'milestone', 'coupon', 'experience', 'story'])
const quietVerbs = new Set(['hide', 'unhide', 'block', 'unblock', 'mute', 'unmute', 'follow', 'unfollow', 'update'])

export function readChange({ field, value: told }: Fields, page: string, time: unknown): Reading {
  const value = fieldsOf(told)
  if (field === 'messages') return readMessaging(value, page)
  if (field !== 'feed' && field !== 'mention' && field !== 'ratings') return `field ${String(idOf(field)).slice(0, 40)}`
  const item = textOf(value.item)
  const verb = textOf(value.verb)
  if (item === undefined || verb === undefined) return `malformed: a ${field} without item and verb`
  const toldAt = momentOf(time)
  const change = { value, page, verb: verb === 'edit' ? 'edited' : verb, at: momentOf(value.created_time), toldAt }
  if (item === 'comment') return comment(change)
  if (item === 'reaction' || item === 'like') return reaction(change)
  if (item === 'rating') return rating(change)
  if (posts.has(item)) return post(change)
  return quietItems.has(item) ? [] : `${field} ${item.slice(0, 40)}`
}

/** Seconds, but the entries of Messenger are in milliseconds. */
function momentOf(value: unknown): number | undefined {
  const number = numberOf(value)
  return timeOf(number, number !== undefined && Math.abs(number) > 1e11 ? 'ms' : 's')
}

/** What something is about, and where it stands: the topmost comment, post or review of the brand's talk with one person. */
type Target = { id: string; lane: string; what: 'comment' | 'post' | 'rating' }

function comment(change: Change): Reading {
  const { value, page } = change
  const id = idOf(value.comment_id)
  if (id === undefined) return 'malformed: a comment without id'
  const parent = idOf(value.parent_id)
  const above = [idOf(value.post_id), idOf(value.open_graph_story_id)]
  const isTop = parent === undefined || above.includes(parent)
  const author = authorOf(value, id)
  const isOurs = author.id === page
  const target: Target = { id, lane: isTop && !(isOurs && parent) ? id : parent, what: 'comment' }
  // What we answered is all that is known of whom we wrote to; a customer's top comment answers nobody.
  const quoteOf = isOurs || !isTop ? parent : undefined
  return written(change, target, author, { quoteOf, parts: [...mediaIn(value), ...postIn(value)] })
}

/** What visitors write on the page. The page's own posts are no message to it. */
function post(change: Change): Reading {
  const { value, page } = change
  const id = idOf(value.post_id)
  if (id === undefined) return 'malformed: a post without id'
  const author = authorOf(value, id)
  if (author.id === page || numberOf(value.published) === 0) return []
  return written(change, { id, lane: id, what: 'post' }, author, { parts: [...mediaIn(value), ...postIn(value)] })
}

function rating(change: Change): Reading {
  const { value } = change
  const id = idOf(value.open_graph_story_id)
  if (id === undefined) return 'malformed: a rating without id'
  const given = ratingIn(value)
  const words = { ...value, message: value.review_text }
  const parts = given ? [given] : []
  return written({ ...change, value: words }, { id, lane: id, what: 'rating' }, authorOf(value, id), { parts })
}

/** One of five until 2018, now whether they recommend the page. */
function ratingIn(value: Fields): Part | undefined {
  const stars = numberOf(value.rating)
  if (stars !== undefined && stars >= 0 && stars <= 5) return { kind: 'rating', value: stars, of: 5 }
  const said = textOf(value.recommendation_type)
  return said === 'POSITIVE' || said === 'NEGATIVE'
    ? { kind: 'rating', value: said === 'POSITIVE' ? 1 : 0, of: 1 }
    : undefined
}

/** Written, changed or taken away. */
function written(
  change: Change,
  { id, lane, what }: Target,
  from: Author,
  { quoteOf, parts }: { quoteOf?: string | undefined; parts: Part[] },
): Reading {
  const { value, page, verb, at, toldAt } = change
  const head = (event: string, time: number | undefined) => ({
    key: `${what}:${id}:${event}`,
    profileKey: page,
    lane,
    ...present({ at: time }),
  })
  const text = textOf(value.message)
  const pieces = parts.length === 0 ? {} : { parts }
  if (verb === 'remove') return [{ kind: 'deletion', ...head('remove', toldAt ?? at), targetId: id }]
  if (verb === 'edited') {
    const event = `edited:${toldAt ?? at ?? ''}:${hash('sha256', text ?? '', 'hex').slice(0, 16)}`
    return [{ kind: 'edit', ...head(event, toldAt ?? at), targetId: id, ...present({ text }), ...pieces }]
  }
  if (quietVerbs.has(verb)) return []
  if (verb !== 'add') return `${what} ${verb.slice(0, 40)}`
  const isBare = text === undefined && parts.every(part => part.kind === 'post')
  const all: Part[] = isBare ? [...parts, { kind: 'unseen', what }] : parts
  return [
    {
      kind: 'message',
      ...head('add', at ?? toldAt),
      externalId: id,
      from,
      ...(from.id === page ? { echo: true } : {}),
      ...present({ text, quoteOf }),
      ...(all.length === 0 ? {} : { parts: all }),
      visibility: 'public',
    },
  ]
}

const faces: Record<string, string> = {
  ...{ like: '👍', love: '❤️', care: '🤗', haha: '😆', wow: '😮', sad: '😢', angry: '😠' },
}

/** Reactions to comments, of those who show themselves; those to posts are statistics. */
function reaction({ value, page, verb, at, toldAt }: Change): Reading {
  const id = idOf(value.comment_id)
  const from = authorOf(value, '')
  if (id === undefined || from.id === page || from.id === hidden('')) return []
  const parent = idOf(value.parent_id)
  const lane = parent === undefined || parent === idOf(value.post_id) ? id : parent
  const word = textOf(value.reaction_type) ?? 'like'
  const emoji = verb === 'remove' ? null : Object.hasOwn(faces, word) ? faces[word]! : '👍'
  const time = at ?? toldAt
  const key = `reaction:${id}:${from.id}:${verb}:${word}:${time ?? ''}`
  const event: Inbound = {
    kind: 'reaction',
    key,
    profileKey: page,
    lane,
    ...present({ at: time }),
    targetId: id,
    from,
    emoji,
  }
  return [event]
}

/** Somebody whom the platform does not show; each time somebody else, for two of them may be two. */
const hidden = (id: string) => `unseen:${id}`

export const isHidden = (personId: string): boolean => personId.startsWith(hidden(''))

function authorOf(value: Fields, id: string): Author {
  const from = fieldsOf(value.from)
  const known = idOf(from.id) ?? idOf(value.sender_id) ?? idOf(value.reviewer_id)
  const name = textOf(from.name) ?? textOf(value.sender_name) ?? textOf(value.reviewer_name)
  return { id: known ?? hidden(id), ...present({ name }) }
}

const mediaIn = (value: Fields): Part[] => {
  const pictures = [value.photo, ...listOf(value.photos)].flatMap(each => addressOf(each) ?? [])
  const video = addressOf(value.video)
  const link = addressOf(value.link)
  return [
    // A visitor's only picture stands under `link` too.
    ...[...new Set(pictures.length === 0 && value.item === 'photo' && link ? [link] : pictures)].map((url): Part => ({
      kind: 'image',
      ref: { url },
    })),
    ...(video === undefined ? [] : [{ kind: 'video' as const, ref: { url: video } }]),
    ...(link === undefined || value.item === 'photo' || value.item === 'video'
      ? []
      : [{ kind: 'post' as const, url: link }]),
  ]
}

const addressOf = (value: unknown): string | undefined =>
  typeof value === 'string' && /^https?:\/\//.test(value) ? value : undefined

/** The post below which it stands, or that it is. */
function postIn(value: Fields): Part[] {
  const shown = fieldsOf(value.post)
  const id = idOf(value.post_id) ?? idOf(shown.id)
  const url = addressOf(shown.permalink_url) ?? addressOf(value.permalink_url)
  const text = textOf(shown.message)
  const picture = addressOf(shown.full_picture) ?? addressOf(shown.picture)
  if (id === undefined) return []
  return [
    { kind: 'post', id, ...present({ text, url, picture: picture === undefined ? undefined : { url: picture } }) },
  ]
}

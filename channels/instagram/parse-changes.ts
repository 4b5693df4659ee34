import { type Author, type Fields, fieldsOf, idOf, numberOf, type Part, present, textOf, timeOf } from '#channel'
import type { Reading } from '../meta/reading.ts'

/** Figures, which nobody answers. */
const quiet = new Set(['story_insights'])

/** What happened in public: comments, also while a video is live, and mentions elsewhere. They carry no time of their own. */
export function readChange({ field, value: told }: Fields, account: string, time: unknown): Reading {
  const value = fieldsOf(told)
  const at = momentOf(time)
  if (field === 'comments' || field === 'live_comments') return comment(value, account, at)
  if (field === 'mentions') return mention(value, account, at)
  const name = String(idOf(field)).slice(0, 40)
  return quiet.has(name) ? [] : `field ${name}`
}

/** Seconds, but the entries of direct messages are in milliseconds. */
function momentOf(value: unknown): number | undefined {
  const number = numberOf(value)
  return timeOf(number, number !== undefined && Math.abs(number) > 1e11 ? 'ms' : 's')
}

function comment(value: Fields, account: string, at: number | undefined): Reading {
  const id = idOf(value.id) ?? idOf(value.comment_id)
  if (id === undefined) return 'malformed: a comment without id'
  const parent = idOf(value.parent_id)
  const from = authorOf(value.from, id)
  const isOurs = from.id === account
  // What the brand writes below its own post answers nobody.
  if (isOurs && parent === undefined) return []
  const text = textOf(value.text)
  const parts = mediaIn(value.media)
  if (text === undefined) parts.push({ kind: 'unseen', what: 'comment' })
  return [
    {
      kind: 'message',
      key: `comment:${id}`,
      profileKey: account,
      lane: parent ?? id,
      ...present({ at }),
      externalId: id,
      from,
      ...(isOurs ? { echo: true } : {}),
      ...present({ text, quoteOf: parent }),
      ...(parts.length === 0 ? {} : { parts }),
      visibility: 'public',
    },
  ]
}

/** Somebody whom the platform does not show; each time somebody else, for two of them may be two. */
const hidden = (id: string) => `unseen:${id}`

export const isHidden = (personId: string): boolean => personId.startsWith(hidden(''))

function authorOf(told: unknown, id: string): Author {
  const from = fieldsOf(told)
  const username = textOf(from.username)
  const handle = username === undefined ? undefined : `@${username}`
  return { id: idOf(from.id) ?? hidden(id), ...present({ name: username, handle }) }
}

/** The post, reel, story or advertisement below which it stands. */
function mediaIn(told: unknown): Part[] {
  const media = fieldsOf(told)
  const id = idOf(media.id)
  if (id === undefined) return []
  const isStory = media.media_product_type === 'STORY'
  return [{ kind: 'post', id, ...present({ text: textOf(media.ad_title) }), ...(isStory ? { isStory } : {}) }]
}

const mentionMark = 'mention:'

/** A mention names where it stands and nothing else; to answer it, both ids are needed. */
function mention(value: Fields, account: string, at: number | undefined): Reading {
  const media = idOf(value.media_id)
  const commentId = idOf(value.comment_id)
  if (media === undefined) return 'malformed: a mention of nothing'
  const id = `${mentionMark}${media}${commentId === undefined ? '' : `:${commentId}`}`
  return [
    {
      kind: 'message',
      key: id,
      profileKey: account,
      lane: id,
      ...present({ at }),
      externalId: id,
      from: { id: hidden(id) },
      parts: [
        { kind: 'post', id: media },
        { kind: 'unseen', what: 'mention' },
      ],
      visibility: 'public',
    },
  ]
}

/** Where a mention stands; undefined when the id is of something else. */
export function mentionOf(id: string): { media_id: string; comment_id?: string } | undefined {
  if (!id.startsWith(mentionMark)) return undefined
  const [media = '', commentId] = id.slice(mentionMark.length).split(':')
  return { media_id: media, ...(commentId === undefined ? {} : { comment_id: commentId }) }
}

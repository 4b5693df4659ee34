import type { Comment } from './facebook.ts'
import type { Hook } from './graph.ts'
import type { Talks } from './graph-talks.ts'

type Needs = {
  now: () => number
  talks: Talks
  comments: Map<string, Comment>
  send: (content: object) => Hook
}

type Written = { person: string; text?: string; attachments?: object[]; payload?: string; quotes?: string }

/** What happens on the platform, each as the webhook that tells it (signed), ready to be posted. */
export type FacebookHooks = {
  /** A person writes in Messenger: text, media, the answer to a quick reply, a quote. */
  message(page: string, written: Written): Hook
  /** A person presses a button. */
  postback(page: string, pressed: { person: string; title: string; payload: string }): Hook
  edit(page: string, changed: { person: string; id: string; text: string }): Hook
  /** `emoji` null takes it back. */
  reaction(page: string, given: { person: string; id: string; emoji: string | null }): Hook
  /** What the page wrote, told to every app. */
  echo(page: string, id: string): Hook
  delivered(page: string, id: string): Hook
  /** The person has read all until now. */
  read(page: string, person: string): Hook
  /** Somebody comments on a post or on a comment; or the page does. */
  comment(
    page: string,
    written: { id?: string; parent: string; author: string; name?: string; message: string; photo?: string },
  ): Hook
  commentRemoved(page: string, id: string): Hook
}

export function facebookHooks(needs: Needs): FacebookHooks {
  return { ...messengerHooks(needs), ...pageHooks(needs) }
}

function messengerHooks({ now, talks, send }: Needs): Omit<FacebookHooks, 'comment' | 'commentRemoved'> {
  const tell = (page: string, person: string, told: object, isOurs = false) => {
    const ids = [{ id: person }, { id: page }]
    const [sender, recipient] = isOurs ? ids.toReversed() : ids
    const event = { sender, recipient, timestamp: now(), ...told }
    return send({ object: 'page', entry: [{ id: page, time: now(), messaging: [event] }] })
  }
  const heard = listener({ now, talks })
  return {
    message(page, { person, text, attachments, payload, quotes }) {
      const content = { ...(text === undefined ? {} : { text }), ...(attachments ? { attachments } : {}) }
      const mid = heard(person, content)
      const replyTo = quotes === undefined ? {} : { reply_to: { mid: quotes, is_self_reply: false } }
      const quick = payload === undefined ? {} : { quick_reply: { payload } }
      return tell(page, person, { message: { mid, ...content, ...quick, ...replyTo } })
    },
    postback: (page, { person, title, payload }) =>
      tell(page, person, { postback: { mid: heard(person, { text: title }), title, payload } }),
    edit: (page, { person, id, text }) => tell(page, person, { message_edit: { mid: id, text, num_edit: 1 } }),
    reaction: (page, { person, id, emoji }) =>
      tell(page, person, {
        reaction:
          emoji === null ? { mid: id, action: 'unreact' } : { mid: id, action: 'react', reaction: 'other', emoji },
      }),
    echo(page, id) {
      const { person, message } = talks.said.find(each => each.id === id)!
      const { attachment, quick_replies: _, ...rest } = message
      const attachments = attachment === undefined ? {} : { attachments: [attachment] }
      return tell(page, person, { message: { is_echo: true, app_id: 2001, mid: id, ...rest, ...attachments } }, true)
    },
    delivered(page, id) {
      const { person, at } = talks.said.find(each => each.id === id)!
      return tell(page, person, { delivery: { mids: [id], watermark: at } })
    },
    read: (page, person) => tell(page, person, { read: { watermark: now() } }),
  }
}

/** Keeps what a person writes, and that they may be answered from now on; gives its id. */
const listener =
  ({ now, talks }: Pick<Needs, 'now' | 'talks'>) =>
  (person: string, message: Record<string, unknown>): string => {
    const id = `m_IN${talks.said.length + 1}`
    talks.heard.set(person, now())
    talks.said.push({ id, person, isOurs: false, at: now(), message })
    return id
  }

function pageHooks({ now, comments, send }: Needs): Pick<FacebookHooks, 'comment' | 'commentRemoved'> {
  const seconds = () => Math.floor(now() / 1000)
  const tell = (page: string, value: object) => {
    const told = { item: 'comment', ...value, created_time: seconds() }
    return send({ object: 'page', entry: [{ id: page, time: seconds(), changes: [{ field: 'feed', value: told }] }] })
  }
  const postOf = (id: string): string => {
    const above = comments.get(id)
    return above && above.parent !== '' ? postOf(above.parent) : id
  }
  const about = (
    id: string,
    { author, parent, message }: Pick<Comment, 'author' | 'parent' | 'message'>,
    name = '',
  ) => ({
    ...{ comment_id: id, post_id: postOf(parent), parent_id: parent },
    ...{ from: { id: author, name }, message },
  })
  return {
    comment(page, { id = `5501_${9001 + comments.size}`, parent, author, name = author, message, photo }) {
      comments.set(id, { id, parent, author, message, at: now(), isHidden: false, isLiked: false })
      return tell(page, { verb: 'add', ...about(id, { author, parent, message }, name), ...(photo ? { photo } : {}) })
    },
    commentRemoved(page, id) {
      const { message: _, ...value } = about(id, comments.get(id)!)
      comments.delete(id)
      return tell(page, { verb: 'remove', ...value })
    },
  }
}

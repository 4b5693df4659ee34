import type { Hook } from './graph.ts'
import type { Talks } from './graph-talks.ts'
import type { InstagramComment } from './instagram.ts'

type Needs = {
  now: () => number
  talks: Talks
  comments: Map<string, InstagramComment>
  account: string
  send: (content: object) => Hook
}

type Written = {
  person: string
  text?: string
  attachments?: object[]
  payload?: string
  quotes?: string
  story?: { id: string; url: string }
}

type Commented = { id?: string; parent?: string; media: string; author: string; username?: string; text: string }

/** What happens on the platform, each as the webhook that tells it (signed), ready to be posted. */
export type InstagramHooks = {
  /** A person writes: text, media, the answer to a quick reply, a quote, the answer to a story. */
  message(written: Written): Hook
  /** A person presses a button, or one of the questions that stand ready. */
  postback(pressed: { person: string; title: string; payload: string }): Hook
  unsent(taken: { person: string; id: string }): Hook
  /** `emoji` null takes it back. */
  reaction(given: { person: string; id: string; emoji: string | null }): Hook
  /** What the brand wrote. */
  echo(id: string): Hook
  /** The person has read this message. */
  read(id: string): Hook
  /** Somebody comments on a post or answers a comment; or the brand does. */
  comment(written: Commented): Hook
  mention(at: { media: string; comment?: string }): Hook
}

export function instagramHooks(needs: Needs): InstagramHooks {
  return { ...talkHooks(needs), ...commentHooks(needs) }
}

function talkHooks({ now, talks, account, send }: Needs): Omit<InstagramHooks, 'comment' | 'mention'> {
  const tell = (person: string, told: object, isOurs = false) => {
    const ids = [{ id: person }, { id: account }]
    const [sender, recipient] = isOurs ? ids.toReversed() : ids
    const event = { sender, recipient, timestamp: now(), ...told }
    return send({ object: 'instagram', entry: [{ id: account, time: now(), messaging: [event] }] })
  }
  const heard = (person: string, message: Record<string, unknown>): string => {
    const id = `aWdfIN${talks.said.length + 1}`
    talks.heard.set(person, now())
    talks.said.push({ id, person, isOurs: false, at: now(), message })
    return id
  }
  return {
    message({ person, text, attachments, payload, quotes, story }) {
      const content = { ...(text === undefined ? {} : { text }), ...(attachments ? { attachments } : {}) }
      const mid = heard(person, content)
      const replyTo = { ...(quotes === undefined ? {} : { mid: quotes }), ...(story ? { story } : {}) }
      const quick = payload === undefined ? {} : { quick_reply: { payload } }
      const answered = Object.keys(replyTo).length === 0 ? {} : { reply_to: replyTo }
      return tell(person, { message: { mid, ...content, ...quick, ...answered } })
    },
    postback: ({ person, title, payload }) =>
      tell(person, { postback: { mid: heard(person, { text: title }), title, payload } }),
    unsent: ({ person, id }) => tell(person, { message: { mid: id, is_deleted: true } }),
    reaction: ({ person, id, emoji }) =>
      tell(person, {
        reaction:
          emoji === null ? { mid: id, action: 'unreact' } : { mid: id, action: 'react', reaction: 'other', emoji },
      }),
    echo(id) {
      const { person, message } = talks.said.find(each => each.id === id)!
      const { attachment, quick_replies: _, ...rest } = message
      const attachments = attachment === undefined ? {} : { attachments: [attachment] }
      return tell(person, { message: { mid: id, ...rest, ...attachments, is_echo: true } }, true)
    },
    read: id => tell(talks.said.find(each => each.id === id)!.person, { read: { mid: id } }),
  }
}

function commentHooks({ now, comments, account, send }: Needs): Pick<InstagramHooks, 'comment' | 'mention'> {
  const tell = (field: string, value: object) =>
    send({
      object: 'instagram',
      entry: [{ id: account, time: Math.floor(now() / 1000), changes: [{ field, value }] }],
    })
  return {
    comment({ id = `1786${comments.size}`, parent, media, author, username = author, text }) {
      const known = { id, media, author, text, at: now(), isHidden: false, wasRepliedTo: false }
      const above = parent === undefined ? {} : { parent_id: parent }
      comments.set(id, { ...known, ...(parent === undefined ? {} : { parent }) })
      const told = { id: media, media_product_type: 'FEED' }
      return tell('comments', { id, ...above, text, from: { id: author, username }, media: told })
    },
    mention: ({ media, comment }) =>
      tell('mentions', { media_id: media, ...(comment === undefined ? {} : { comment_id: comment }) }),
  }
}

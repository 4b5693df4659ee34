import { createHash } from 'node:crypto'
import type { Blob, Stored } from './bluesky-records.ts'

/** Everything that is there: accounts, records, notifications of the brand, conversations. No way in or out. */
export type Person = { did: string; handle: string; displayName: string }
export type Message = {
  id: string
  rev: string
  convoId: string
  sender: string
  text: string
  sentAt: string
  facets?: unknown
  replyTo?: string
  reactions: { value: string; sender: { did: string }; createdAt: string }[]
}
const sortable = '234567abcdefghijklmnopqrstuvwxyz'

type Notice = { uri: string; reason: string; subject: string | undefined; at: number }
export type Convo = {
  id: string
  members: string[]
  status: 'request' | 'accepted'
  isGroup: boolean
  readUpTo?: string
}

export type Network = ReturnType<typeof openNetwork>

export const cidOf = (value: unknown): string => {
  const digest = createHash('sha256').update(JSON.stringify(value)).digest()
  const letters = [...digest].map(byte => 'abcdefghijklmnopqrstuvwxyz234567'[byte % 32]).join('')
  return `bafyrei${letters}${letters.slice(0, 20)}`
}

export type Writing = {
  text: string
  replyTo?: string
  quote?: string
  images?: { alt: string }[]
  facets?: unknown
  langs?: string[]
}

export function openNetwork(me: Person, now: () => number) {
  const people = new Map<string, Person>([[me.did, me]])
  const records = new Map<string, Stored>()
  const blobs = new Map<string, Blob>()
  const notices: Notice[] = []
  const convos = new Map<string, Convo>()
  const messages: Message[] = []
  const logs: Record<string, unknown>[] = []
  const count = { events: 0 }
  const tick = () => now() + ++count.events * 1000
  const iso = (at: number) => new Date(at).toISOString()
  // Names that sort in the order in which they were given.
  const key = () => {
    const digits = (++count.events).toString(32).replace(/./g, digit => sortable[Number.parseInt(digit, 32)]!)
    return `3k${digits.padStart(11, '2')}`
  }

  const put = (uri: string, value: Record<string, unknown>): Stored => {
    const stored = { uri, cid: cidOf(value), value }
    records.set(uri, stored)
    return stored
  }
  const refOf = (uri: string) => ({ uri, cid: records.get(uri)!.cid })

  /** A post of somebody; it notifies the brand when it answers, quotes or names it. */
  function post(by: Person, { text, replyTo, quote, images = [], facets, langs = ['es'] }: Writing): string {
    people.set(by.did, by)
    const at = tick()
    const uri = `at://${by.did}/app.bsky.feed.post/${key()}`
    const above = replyTo === undefined ? undefined : records.get(replyTo)!
    const root = (above?.value.reply as { root?: unknown } | undefined)?.root ?? (replyTo && refOf(replyTo))
    const embed = quote
      ? { $type: 'app.bsky.embed.record', record: refOf(quote) }
      : images.length > 0
        ? { $type: 'app.bsky.embed.images', images: images.map(({ alt }) => ({ alt, image: blobOf(alt) })) }
        : undefined
    put(uri, {
      $type: 'app.bsky.feed.post',
      text,
      createdAt: iso(at),
      langs,
      ...(facets ? { facets } : {}),
      ...(replyTo ? { reply: { root, parent: refOf(replyTo) } } : {}),
      ...(embed ? { embed } : {}),
    })
    if (by.did === me.did) return uri
    if (replyTo) notices.push({ uri, reason: 'reply', subject: replyTo, at })
    if (quote?.includes(me.did)) notices.push({ uri, reason: 'quote', subject: quote, at })
    if (text.includes(`@${me.handle}`)) notices.push({ uri, reason: 'mention', subject: undefined, at })
    return uri
  }

  function blobOf(name: string, mimeType = 'image/jpeg', size = name.length): Blob {
    const blob: Blob = { $type: 'blob', ref: { $link: cidOf(name) }, mimeType, size }
    blobs.set(blob.ref.$link, blob)
    return blob
  }

  function convoWith(did: string, status: Convo['status'] = 'request'): Convo {
    const known = [...convos.values()].find(each => !each.isGroup && each.members.includes(did))
    if (known) return known
    const convo: Convo = { id: `3kc${convos.size + 1}`, members: [did, me.did], status, isGroup: false }
    convos.set(convo.id, convo)
    logs.push({ $type: 'chat.bsky.convo.defs#logBeginConvo', rev: rev(), convoId: convo.id })
    return convo
  }

  const rev = key

  function say(convo: Convo, sender: string, text: string, more: { facets?: unknown; replyTo?: string } = {}): Message {
    const mark = rev()
    const message = {
      id: `3km${mark}`,
      rev: mark,
      convoId: convo.id,
      sender,
      text,
      sentAt: iso(tick()),
      reactions: [],
      ...more,
    }
    messages.push(message)
    log('logCreateMessage', message)
    return message
  }

  function log(type: string, message: Message, more: object = {}): void {
    logs.push({
      $type: `chat.bsky.convo.defs#${type}`,
      rev: rev(),
      convoId: message.convoId,
      message: message.id,
      ...more,
    })
  }

  return {
    me,
    people,
    records,
    blobs,
    notices,
    convos,
    messages,
    logs,
    put,
    post,
    blobOf,
    convoWith,
    say,
    log,
    rev,
    iso,
    tick,
  }
}

/** As the app view shows it. */
export const profileView = ({ did, handle, displayName }: Person) => ({
  did,
  handle,
  displayName,
  avatar: `https://cdn.bsky.app/img/avatar/plain/${did}/b@jpeg`,
  labels: [],
})

export function postView({ records, people }: Network, uri: string) {
  const stored = records.get(uri)
  const author = people.get(uri.slice(5).split('/')[0]!)
  if (!stored || !author) return undefined
  const like = [...records.values()].find(
    each => each.value.$type === 'app.bsky.feed.like' && (each.value.subject as { uri: string }).uri === uri,
  )
  const { images } = (stored.value.embed ?? {}) as { images?: { alt: string; image: Blob }[] }
  const address = (size: string, blob: Blob) =>
    `https://cdn.bsky.app/img/${size}/plain/${author.did}/${blob.ref.$link}@jpeg`
  return {
    ...{ uri, cid: stored.cid, author: profileView(author), record: stored.value },
    ...(images
      ? {
          embed: {
            $type: 'app.bsky.embed.images#view',
            images: images.map(({ alt, image }) => ({
              thumb: address('feed_thumbnail', image),
              fullsize: address('feed_fullsize', image),
              alt,
            })),
          },
        }
      : {}),
    ...{ replyCount: 0, repostCount: 0, likeCount: 0, indexedAt: stored.value.createdAt },
    viewer: like ? { like: like.uri } : {},
  }
}

export const messageView = ({ messages }: Network, id: string): object => {
  const { sender, convoId: _, replyTo, ...rest } = messages.find(each => each.id === id)!
  return {
    $type: 'chat.bsky.convo.defs#messageView',
    ...rest,
    sender: { did: sender },
    ...(replyTo && messages.some(each => each.id === replyTo)
      ? { replyTo: messageView({ messages } as Network, replyTo) }
      : {}),
  }
}

export const convoView = ({ people }: Network, { id, members, status, isGroup }: Convo) => ({
  id,
  rev: '2222222222222',
  members: members.map(did => profileView(people.get(did)!)),
  muted: false,
  unreadCount: 0,
  status,
  kind: { $type: `chat.bsky.convo.defs#${isGroup ? 'groupConvo' : 'directConvo'}` },
})

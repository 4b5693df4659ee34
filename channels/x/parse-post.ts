import {
  type Author,
  type Fields,
  fieldsOf,
  idOf,
  type Inbound,
  listOf,
  type Part,
  present,
  textOf,
  timeOf,
} from '#channel'
import { authorOf, type People } from './people.ts'
import { isNewer, mediaPart, type Odd, plainText } from './pieces.ts'

/** What came along with posts: people, pictures and other posts. */
export type Along = { people: People; media: ReadonlyMap<string, Fields>; posts: ReadonlyMap<string, Fields> }

export type Post = {
  id: string
  /** A post that was changed has a new id each time; it stays the message that it was. */
  firstId: string
  author: Author
  text?: string | undefined
  at?: number | undefined
  thread?: string | undefined
  /** The post, and the person, that it answers. */
  answers?: string | undefined
  answersWho?: Author | undefined
  quotes?: string | undefined
  parts: Part[]
}

/** What a post is to the brand: a public message, one of its own, or nothing. */
export function postEvents(post: Post, profileKey: string): Inbound[] {
  const isOurs = post.author.id === profileKey
  const from = isOurs ? post.answersWho : post.author
  // What the brand tells everybody has nobody on the other side.
  if (!from || from.id === profileKey) return []
  const lane = post.thread ?? post.answers ?? post.firstId
  const common = { profileKey, lane, ...present({ at: post.at }) }
  const parts = post.parts.length > 0 ? post.parts : undefined
  const message: Inbound = {
    kind: 'message',
    key: `post:${post.firstId}`,
    ...common,
    externalId: post.firstId,
    from,
    ...(isOurs ? { echo: true } : {}),
    ...present({ text: post.text, quoteOf: post.answers ?? post.quotes, parts }),
    visibility: 'public',
  }
  if (post.firstId === post.id) return [message]
  const changed = present({ text: post.text, parts })
  return [message, { kind: 'edit', key: `edit:${post.id}`, ...common, targetId: post.firstId, ...changed }]
}

/** A post in the words of version 2: undefined when it is a repost. */
export function postFrom(from: Fields, along: Along, profileKey: string, odd: Odd): Inbound[] {
  const id = idOf(from.id)
  const authorId = idOf(from.author_id)
  if (!id || !authorId) return [odd('malformed: a post without id or author', profileKey)]
  const references = listOf(from.referenced_tweets ?? from.referenced_posts).map(fieldsOf)
  const refer = (type: string) => idOf(references.find(each => each.type === type)?.id)
  if (refer('retweeted')) return []
  const keys = listOf(fieldsOf(from.attachments).media_keys).flatMap(key => idOf(key) ?? [])
  const media = keys.map((key): Part => {
    const found = along.media.get(key)
    return found ? mediaPart(found) : { kind: 'unseen', what: 'media' }
  })
  const quotes = refer('quoted')
  const note = fieldsOf(from.note_tweet)
  const isLong = textOf(note.text) !== undefined
  const person = (who: string) => authorOf(who, along.people.get(who))
  const whom = idOf(from.in_reply_to_user_id)
  const post: Post = {
    id,
    firstId: listOf(from.edit_history_tweet_ids)
      .flatMap(each => idOf(each) ?? [])
      .reduce(older, id),
    author: person(authorId),
    text: plainText(
      textOf(note.text) ?? textOf(from.text),
      fieldsOf(isLong ? note.entities : from.entities),
      media.length > 0,
    ),
    at: timeOf(from.created_at, 'iso'),
    thread: idOf(from.conversation_id),
    answers: refer('replied_to') ?? idOf(from.in_reply_to_tweet_id),
    answersWho: whom ? person(whom) : undefined,
    quotes,
    parts: [...media, ...(quotes ? [quotedPart(quotes, along)] : [])],
  }
  return postEvents(post, profileKey)
}

const older = (one: string, other: string): string => (isNewer(one, other) ? other : one)

function quotedPart(id: string, { posts, people }: Along): Part {
  const post = posts.get(id) ?? {}
  const author = people.get(idOf(post.author_id) ?? '')
  const handle = textOf(author?.username)
  return {
    kind: 'post',
    id,
    ...present({
      author: handle ? `@${handle}` : undefined,
      text: plainText(textOf(post.text), fieldsOf(post.entities), false),
      url: `https://x.com/${handle ?? 'i/web'}/status/${id}`,
    }),
  }
}

/** What `includes` holds, by id. */
export function mapBy(list: unknown, key: string): ReadonlyMap<string, Fields> {
  return new Map(
    listOf(list).flatMap(each => {
      const bare = fieldsOf(each)
      const inner = fieldsOf(bare.data ?? bare)
      const id = idOf(inner[key])
      return id ? [[id, inner] as const] : []
    }),
  )
}

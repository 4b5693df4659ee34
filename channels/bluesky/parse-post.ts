import { type Fields, fieldsOf, type InboundMessage, listOf, present, textOf, timeOf } from '#channel'
import { whoIs } from './parse-author.ts'
import { embedParts } from './parse-embed.ts'
import { type Posts, postPart } from './post-part.ts'
import { readable } from './readable.ts'
import { post } from './uri.ts'

const linkOf = (ref: unknown): string | undefined => textOf(fieldsOf(ref).uri)

/** A post that mentions, answers or quotes the brand; undefined when it is none. `servers` says where accounts live. */
export function postEvent(notification: Fields, posts: Posts, servers: Fields): InboundMessage | undefined {
  const uri = textOf(notification.uri)
  const record = fieldsOf(notification.record)
  const language = textOf(listOf(record.langs)[0])
  const from = whoIs(notification.author, language)
  if (!uri || !from || record.$type !== post) return undefined
  const reply = fieldsOf(record.reply)
  const [root, parent] = [linkOf(reply.root), linkOf(reply.parent)]
  const { parts, quoted } = embedParts(record.embed, { posts, servers, author: from.id, view: posts.get(uri)?.embed })
  const above = [root === parent ? undefined : root, parent].flatMap(each => (each ? [postPart(each, posts)] : []))
  const text = readable(textOf(record.text) ?? '', record.facets)
  const all = [...above, ...parts]
  return {
    kind: 'message',
    key: `post:${uri}`,
    profileKey: 'main',
    lane: root ?? uri,
    externalId: uri,
    from,
    visibility: 'public',
    ...present({
      // The writer's clock may say anything; this is when the network had it.
      at: timeOf(notification.indexedAt, 'iso'),
      text: text === '' ? undefined : text,
      quoteOf: parent ?? quoted,
      parts: all.length > 0 ? all : undefined,
    }),
  }
}

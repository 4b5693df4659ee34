import { type Author, type Fields, fieldsOf, type Inbound, listOf, type Part, present, textOf, timeOf } from '#channel'
import { whoIs } from './parse-author.ts'
import { readable } from './readable.ts'
import { pageOf } from './uri.ts'

type Convo = { members: Map<string, Author>; isGroup: boolean }
type Malformed = (what: string, of: unknown) => Inbound
type Scene = { me: string | undefined; convos: ReadonlyMap<string, Convo>; malformed: Malformed }
type Entry = { lane: string; rev: string; log: Fields; message: Fields }

const common = ({ lane }: Entry, key: string) => ({ key, profileKey: 'main', lane })

/** What happened in the direct messages. Groups, and what the brand does there itself but writing, are nobody's message. */
export function chatEvents(body: Fields, malformed: Malformed): Inbound[] {
  const scene: Scene = { me: textOf(body.me), convos: convosIn(body), malformed }
  return listOf(body.logs).flatMap((log): Inbound[] => {
    const entry = fieldsOf(log)
    const type = textOf(entry.$type)
    if (!type) return [malformed('an entry of the chat without a type', log)]
    const read = Object.hasOwn(readers, type) ? readers[type] : undefined
    if (!read) return []
    const [lane, rev] = [textOf(entry.convoId), textOf(entry.rev)]
    const message = fieldsOf(entry.message)
    if (!lane || !rev || !textOf(message.id))
      return [malformed('an entry of the chat without conversation or message', log)]
    if (scene.convos.get(lane)?.isGroup) return []
    return read({ lane, rev, log: entry, message }, scene)
  })
}

function convosIn(body: Fields): Map<string, Convo> {
  return new Map(
    listOf(body.convos).flatMap((view): [string, Convo][] => {
      const { id, members, kind } = fieldsOf(view)
      const lane = textOf(id)
      const people = listOf(members).flatMap(member => {
        const author = whoIs(member)
        return author ? [[author.id, author] as const] : []
      })
      const isGroup = fieldsOf(kind).$type === 'chat.bsky.convo.defs#groupConvo'
      return lane ? [[lane, { members: new Map(people), isGroup }]] : []
    }),
  )
}

/** Who did it, with what the conversation or the entry says of them. */
function authorOf(did: string, { lane, log }: Entry, { convos }: Scene): Author {
  const related = listOf(log.relatedProfiles)
    .map(profile => whoIs(profile))
    .find(author => author?.id === did)
  return related ?? convos.get(lane)?.members.get(did) ?? { id: did, scope: 'channel' }
}

/** To whom the brand wrote: the other one of the two. */
function otherIn(entry: Entry, { me, convos }: Scene): Author | undefined {
  return [...(convos.get(entry.lane)?.members.values() ?? [])].find(({ id }) => id !== me)
}

const readers: Record<string, (entry: Entry, scene: Scene) => Inbound[]> = {
  'chat.bsky.convo.defs#logCreateMessage': createdMessage,
  'chat.bsky.convo.defs#logDeleteMessage': entry => [
    {
      kind: 'deletion',
      ...common(entry, `deletion:${entry.lane}:${textOf(entry.message.id)}`),
      targetId: textOf(entry.message.id)!,
    },
  ],
  'chat.bsky.convo.defs#logAddReaction': (entry, scene) => reaction(entry, scene, true),
  'chat.bsky.convo.defs#logRemoveReaction': (entry, scene) => reaction(entry, scene, false),
}

function createdMessage(entry: Entry, scene: Scene): Inbound[] {
  const { message, log, lane } = entry
  const sender = textOf(fieldsOf(message.sender).did)
  const text = readable(textOf(message.text) ?? '', message.facets)
  const parts = sharedParts(message.embed)
  // Gone before we read of it.
  if (!sender || (text === '' && parts.length === 0)) return []
  const isEcho = sender === scene.me
  const from = isEcho ? otherIn(entry, scene) : authorOf(sender, entry, scene)
  if (!from) return [scene.malformed('a message of the brand to nobody known', log)]
  const id = textOf(message.id)!
  return [
    {
      kind: 'message',
      ...common(entry, `message:${lane}:${id}`),
      externalId: id,
      from,
      ...(isEcho ? { echo: true } : {}),
      visibility: 'private',
      ...present({
        at: timeOf(message.sentAt, 'iso'),
        text: text === '' ? undefined : text,
        quoteOf: textOf(fieldsOf(message.replyTo).id),
        parts: parts.length > 0 ? parts : undefined,
      }),
    },
  ]
}

/** A post that was shared in a message, or something that only the app shows. */
function sharedParts(embed: unknown): Part[] {
  const { $type, record } = fieldsOf(embed)
  const type = textOf($type)
  if (!type) return []
  if (type !== 'app.bsky.embed.record#view') return [{ kind: 'unseen', what: type.slice(0, 100) }]
  const { uri, author, value } = fieldsOf(record)
  const id = textOf(uri)
  const said = fieldsOf(value)
  const text = textOf(said.text) && readable(textOf(said.text)!, said.facets)
  return [{ kind: 'post', ...present({ id, author: whoIs(author)?.handle, text, url: pageOf(id) }) }]
}

function reaction(entry: Entry, scene: Scene, isThere: boolean): Inbound[] {
  const { value, sender, createdAt } = fieldsOf(entry.log.reaction)
  const [emoji, who] = [textOf(value), textOf(fieldsOf(sender).did)]
  if (!emoji || !who || who === scene.me) return []
  return [
    {
      kind: 'reaction',
      ...common(entry, `reaction:${entry.lane}:${entry.rev}`),
      targetId: textOf(entry.message.id)!,
      from: authorOf(who, entry, scene),
      emoji: isThere ? emoji : null,
      ...present({ at: isThere ? timeOf(createdAt, 'iso') : undefined }),
    },
  ]
}

import { type Author, type Fields, fieldsOf, idOf, type Inbound, textOf, timeOf } from '#channel'
import { contentOf } from './parse-content.ts'
import { readSystem } from './parse-system.ts'
import { laneOf, personOf } from './people.ts'
import { type Talk, unknown } from './place.ts'

export type Common = { profileKey: string; lane: string; at?: number }

/** One element of `messages` or `message_echoes`: a message, or what happened to one that was written before. */
export function readMessage(given: unknown, talk: Talk): Inbound[] {
  const said = fieldsOf(given)
  const [id, type] = [idOf(said.id), textOf(said.type)]
  if (!id || !type) return [unknown('malformed: a message without id or type', talk)]
  const system = type === 'system' ? readSystem(id, said, talk) : undefined
  if (system) return system
  const person = talk.isEcho
    ? personOf(said.to_user_id, said.to, talk.people)
    : personOf(said.from_user_id, said.from, talk.people)
  if (!person) return [unknown(`malformed: ${type} ${id} of nobody`, talk)]
  const at = timeOf(said.timestamp, 's')
  const common: Common = { profileKey: talk.profileKey, lane: laneOf(idOf(said.group_id), person.id) }
  if (at !== undefined) common.at = at
  const change = Object.hasOwn(changes, type) ? changes[type] : undefined
  return change ? change(id, said, common, person, talk) : [messageOf({ id, type, said, common, person, talk })]
}

type Whole = { id: string; type: string; said: Fields; common: Common; person: Author; talk: Talk }

export function messageOf({ id, type, said, common, person, talk }: Whole): Inbound {
  const message: Extract<Inbound, { kind: 'message' }> = {
    kind: 'message',
    key: `message:${id}`,
    ...common,
    externalId: id,
    from: person,
    visibility: 'private',
    ...contentOf(type, said),
  }
  if (talk.isEcho) message.echo = true
  // That a chat was opened is no question yet.
  if (talk.isAutomatic || type === 'request_welcome' || type === 'system') message.automatic = true
  if (talk.isHistoric) message.historic = true
  const quoted = idOf(fieldsOf(said.context).id)
  if (quoted) message.quoteOf = quoted
  return message
}

type Change = (id: string, said: Fields, common: Common, person: Author, talk: Talk) => Inbound[]

const changes: Record<string, Change> = {
  reaction(id, said, common, from, talk) {
    const { message_id, emoji } = fieldsOf(said.reaction)
    const targetId = idOf(message_id)
    if (!targetId) return [unknown(`malformed: reaction ${id} to nothing`, talk)]
    // Those of the brand itself, from its phone, are nobody's news.
    if (talk.isEcho) return []
    return [{ kind: 'reaction', key: `reaction:${id}`, ...common, targetId, from, emoji: textOf(emoji) ?? null }]
  },
  edit(id, said, common, _, talk) {
    const edit = fieldsOf(said.edit)
    const now = fieldsOf(edit.message)
    const [targetId, type] = [idOf(edit.original_message_id), textOf(now.type)]
    if (!targetId || !type) return [unknown(`malformed: edit ${id} of nothing`, talk)]
    return [{ kind: 'edit', key: `edit:${id}`, ...common, targetId, ...contentOf(type, now) }]
  },
  revoke(id, said, common, _, talk) {
    const targetId = idOf(fieldsOf(said.revoke).original_message_id)
    if (!targetId) return [unknown(`malformed: revoke ${id} of nothing`, talk)]
    return [{ kind: 'deletion', key: `deletion:${id}`, ...common, targetId }]
  },
}

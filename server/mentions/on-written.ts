import type { Tx } from '#db'
import { append, type LogEvent, type NewEvent, type Reaction } from '#log'
import type { MessageEvent } from '#messages'
import { type MentionEvent, type Place, tellMention } from './events.ts'
import { findStanding, openMentions, reopenAfter, settleOfAuthor } from './store.ts'

/** Who is named in a note is asked there; whoever then writes has answered, unless they take it back. */
export const onWritten: Reaction = {
  room: 'mentions',
  kinds: ['note.written', 'message.queued', 'message.withdrawn'] satisfies MessageEvent[],
  async react(tx, events) {
    const standing = new Set((await findStanding(tx, events.map(placeOf))).map(keyOf))
    const told: NewEvent[] = []
    // In their order: one may be asked again right after the answer. Few get so far.
    for (const event of events) {
      const named = namesIn(event)
      if (named.length > 0) standing.add(keyOf(placeOf(event)))
      if (standing.has(keyOf(placeOf(event)))) told.push(...(await take(tx, event, named)))
    }
    await append(tx, told)
  },
}

const placeOf = ({ workspaceId, conversationId }: LogEvent): Place => ({
  workspaceId,
  conversationId: conversationId!,
})
const keyOf = ({ workspaceId, conversationId }: Place) => `${workspaceId}/${conversationId}`

function namesIn({ kind, detail }: LogEvent): string[] {
  const mentions = kind === 'note.written' ? detail?.mentions : undefined
  return Array.isArray(mentions) ? (mentions as string[]) : []
}

async function take(tx: Tx, event: LogEvent, named: readonly string[]): Promise<NewEvent[]> {
  const place = placeOf(event)
  const messageId = event.subjectId!
  const all = (people: readonly string[], kind: MentionEvent, detail?: Record<string, unknown>) =>
    people.map(person => tellMention(place, person, kind, detail))
  if (event.kind === 'message.withdrawn') return all(await reopenAfter(tx, place, messageId), 'mention.opened')
  const settled = await settleOfAuthor(tx, place, messageId, event.at)
  const opened = named.length === 0 ? [] : await openMentions(tx, place, { people: named, messageId, at: event.at })
  return [
    ...all(settled, 'mention.settled'),
    ...all(opened, 'mention.opened'),
    ...all(named, 'mention.made', { messageId }),
  ]
}

import type { Who } from '#accounts'
import { accessConversation, personOf, saveState, writeLine } from '#conversations'
import type { Tx } from '#db'
import { cleanText, Fault } from '#lib'
import { append } from '#log'
import type { MessagePart } from '#protocol'
import { authorOf } from './author.ts'
import { tellMessage } from './events.ts'
import { findNames, loadMessage, showLast } from './store.ts'

type MentionPart = Extract<MessagePart, { kind: 'mention' }>

export type NewNote = {
  id: string
  conversationId: string
  text: string
  /** Ids of colleagues whom the text names as `@Name`. */
  mentions?: readonly string[]
  kind?: 'text' | 'hand-over'
  now: number
}

/**
 * Writes a note that only the team sees. The same id twice is one note; false the second time.
 * @throws Fault `forbidden`, `conversation.unknown`, `colleague.unknown` (404), `note.empty` (422), `message.taken` (409)
 */
export async function note(
  tx: Tx,
  who: Who,
  { id, conversationId, text, mentions = [], kind = 'text', now }: NewNote,
): Promise<boolean> {
  const conversation = await accessConversation(tx, who, conversationId)
  const first = await loadMessage(tx, who.workspaceId, id)
  if (first) {
    if (first.conversationId === conversationId && first.direction === 'note') return false
    throw new Fault('message.taken', 409)
  }
  if (!text.trim()) throw new Fault('note.empty', 422)
  const named = await namedIn(tx, who, mentions)
  const line = { direction: 'note', visibility: 'team', kind, text: cleanText(text), at: now } as const
  await Promise.all([
    writeLine(tx, conversation, {
      ...line,
      id,
      author: authorOf(who),
      parts: named.length > 0 ? named : null,
      quoteId: null,
      state: 'kept',
      undo: null,
    }),
    saveState(tx, conversation, conversation, now),
    showLast(tx, conversation, line, true),
  ])
  const others = named.map(({ person }) => person).filter(person => person !== personOf(who))
  await append(tx, [
    tellMessage(conversation, id, 'note.written', others.length > 0 ? { mentions: others } : undefined),
  ])
  return true
}

/** As they are called now: so they stand in the text. */
async function namedIn(tx: Tx, { workspaceId }: Who, ids: readonly string[]): Promise<MentionPart[]> {
  const wanted = [...new Set(ids)]
  const found = await findNames(tx, workspaceId, wanted)
  if (found.length < wanted.length) throw new Fault('colleague.unknown', 404)
  return found.map(({ id, name }) => ({ kind: 'mention', person: id, name }))
}

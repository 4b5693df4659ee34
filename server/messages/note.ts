import type { Who } from '#accounts'
import { accessConversation, saveState, writeLine } from '#conversations'
import type { Tx } from '#db'
import { cleanText, Fault } from '#lib'
import { append } from '#log'
import { authorOf } from './author.ts'
import { tellMessage } from './events.ts'
import { loadMessage, showLast } from './store.ts'

export type NewNote = { id: string; conversationId: string; text: string; now: number }

/**
 * Writes a note that only the team sees. The same id twice is one note; false the second time.
 * @throws Fault `forbidden`, `conversation.unknown`, `note.empty` (422), `message.taken` (409)
 */
export async function note(tx: Tx, who: Who, { id, conversationId, text, now }: NewNote): Promise<boolean> {
  const conversation = await accessConversation(tx, who, conversationId)
  const first = await loadMessage(tx, who.workspaceId, id)
  if (first) {
    if (first.conversationId === conversationId && first.direction === 'note') return false
    throw new Fault('message.taken', 409)
  }
  if (!text.trim()) throw new Fault('note.empty', 422)
  const line = { direction: 'note', visibility: 'team', kind: 'text', text: cleanText(text), at: now } as const
  await Promise.all([
    writeLine(tx, conversation, {
      ...line,
      id,
      author: authorOf(who),
      parts: null,
      quoteId: null,
      state: 'kept',
      undo: null,
    }),
    saveState(tx, conversation, conversation, now),
    showLast(tx, conversation, line, true),
  ])
  await append(tx, [tellMessage(conversation, id, 'note.written')])
  return true
}

import type { Visibility } from '#channel'
import { type ConversationRow, writeLine } from '#conversations'
import type { Tx } from '#db'
import { cleanText } from '#lib'
import { append } from '#log'
import { tellMessage } from '#messages'
import { mustFit, type Place } from './rules.ts'
import { heardIn } from './store.ts'

export type Aside = {
  id: string
  text: string
  visibility: Visibility
  now: number
  place: Place
}

/**
 * The program tells the customer something that answers nothing: it goes out as replies do, and the turn, the clocks, whoever
 * holds the conversation and what lists show of it stay as they are. Whoever calls holds the customer's lock. As engine.
 * @throws Fault what `mustFit` says
 */
export async function sayAside(tx: Tx, conversation: ConversationRow, aside: Aside): Promise<void> {
  const { id, visibility, now, place } = aside
  const text = cleanText(aside.text)
  mustFit(place, await heardIn(tx, conversation.workspaceId, conversation.id), { text, files: [], visibility }, now)
  await writeLine(tx, conversation, {
    ...{ id, direction: 'out', visibility, author: { kind: 'system', id: null }, kind: 'text', text },
    ...{ parts: null, quoteId: null, at: now, state: 'queued', undo: null },
  })
  await append(tx, [tellMessage(conversation, id, 'message.queued', { dueAt: now })])
}

import { isDeepStrictEqual } from 'node:util'
import type { Tx } from '#db'
import { newId } from '#lib'
import { type NewEvent, timers } from '#log'
import type { SystemLine } from '#protocol'
import { type Done, tellChange } from './events.ts'
import { type ConversationRow, type State, stateOf } from './state.ts'
import { saveState } from './store.ts'
import { writeLine } from './lines.ts'

export const wakeTimer = 'conversation.wake'

type Change = {
  to: State
  deed: Done
  /** What the timeline says of it; `id` where the line may be taken back. */
  line?: { id?: string; says: SystemLine; remembers?: Record<string, unknown> } | undefined
  now: number
}

/**
 * Writes what a deed made of a conversation: its row with the time of the deed, the line in the timeline, the timer that
 * wakes it. Returns the events for the end of the transaction; none when only the time is another.
 */
export async function writeChange(
  tx: Tx,
  conversation: ConversationRow,
  { to, deed, line, now }: Change,
): Promise<NewEvent[]> {
  const from = stateOf(conversation)
  const lineId = line ? (line.id ?? newId(now)) : undefined
  await Promise.all([
    saveState(tx, conversation, to, now),
    line && writeSystemLine(tx, conversation, lineId!, line, now),
    setTimer(tx, conversation, to, now),
  ])
  return line || !isDeepStrictEqual(from, stateOf(to)) ? [tellChange(conversation, from, to, deed, lineId)] : []
}

async function writeSystemLine(
  tx: Tx,
  conversation: ConversationRow,
  id: string,
  { says, remembers }: NonNullable<Change['line']>,
  at: number,
): Promise<void> {
  await writeLine(tx, conversation, {
    id,
    direction: 'system',
    visibility: 'team',
    author: says.by === null ? { kind: 'system', id: null } : { kind: 'agent', id: says.by },
    kind: 'system',
    text: null,
    parts: { ...says, ...remembers },
    quoteId: null,
    at,
    state: 'kept',
    undo: null,
  })
}

async function setTimer(
  tx: Tx,
  { workspaceId, id, snoozedUntil }: ConversationRow,
  to: State,
  now: number,
): Promise<void> {
  if (snoozedUntil === to.snoozedUntil) return
  if (to.snoozedUntil === null) await timers.clear(tx, { workspaceId, kind: wakeTimer, subjectId: id })
  else await timers.set(tx, { workspaceId, id: newId(now), kind: wakeTimer, subjectId: id, dueAt: to.snoozedUntil })
}

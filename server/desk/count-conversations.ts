import type { ConversationEvent } from '#conversations'
import { append, type LogEvent, type Reaction } from '#log'
import type { MentionEvent } from '#mentions'
import type { DeskEvent } from './events.ts'
import { addDeltas, type Delta, mentioned } from './store.ts'

const ofMentions = ['mention.opened', 'mention.settled'] satisfies MentionEvent[]

type Facts = { status: string; holder: string }

/** Keeps the counts: they commit together with the cursor, so each event counts exactly once. */
export const countConversations: Reaction = {
  room: 'desk',
  kinds: [
    'conversation.opened',
    'conversation.changed',
    'conversation.erased' satisfies ConversationEvent,
    ...ofMentions,
  ],
  async react(tx, events) {
    const deltas = summed(events)
    if (deltas.length === 0) return
    await addDeltas(tx, deltas)
    const workspaces = new Set(deltas.map(delta => delta.workspaceId))
    await append(
      tx,
      [...workspaces].map(workspaceId => ({ workspaceId, kind: 'counts.changed' satisfies DeskEvent })),
    )
  },
}

/** What the events come to; what cancels itself out is left out. Pure. */
function summed(events: readonly LogEvent[]): Delta[] {
  const sums = new Map<string, Delta>()
  const add = (workspaceId: string, { status, holder }: Facts, count: number) => {
    const key = `${workspaceId} ${status} ${holder}`
    const before = sums.get(key)?.count ?? 0
    sums.set(key, { workspaceId, status, holder, count: before + count })
  }
  for (const { kind, workspaceId, subjectId, detail } of events) {
    if (kind === 'mention.opened') add(workspaceId, { status: mentioned, holder: subjectId! }, 1)
    else if (kind === 'mention.settled') add(workspaceId, { status: mentioned, holder: subjectId! }, -1)
    else if (kind === 'conversation.opened') add(workspaceId, factsOf(detail), 1)
    else if (kind === 'conversation.erased') add(workspaceId, factsOf(detail?.from), -1)
    else {
      add(workspaceId, factsOf(detail?.from), -1)
      add(workspaceId, factsOf(detail?.to), 1)
    }
  }
  return [...sums.values()].filter(delta => delta.count !== 0)
}

/** @throws when an event of ours has another shape than ours: then it is parked, and shown */
function factsOf(found: unknown): Facts {
  const { status, holder } = (found ?? {}) as Partial<Record<keyof Facts, unknown>>
  if (typeof status !== 'string' || typeof holder !== 'string') throw new Error('An event without status and holder')
  return { status, holder }
}

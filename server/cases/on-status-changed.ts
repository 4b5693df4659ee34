import { type Done, loadConversation } from '#conversations'
import type { Tx } from '#db'
import { append, type LogEvent, type NewEvent } from '#log'
import { tellCase } from './events.ts'
import { reopen } from './reopen.ts'
import { linksOf, loadCase, lockCase } from './store.ts'

type Told = { from?: { status?: string }; to?: { status?: string }; deed?: Done }

const toldBy = ({ detail }: LogEvent): Told => (detail ?? {}) as Told

/** A conversation was closed or is open again: what arrives in one that is open changes nothing for its case. Pure. */
const isTurn = (event: LogEvent): boolean => {
  const { from, to } = toldBy(event)
  return (from?.status === 'closed') !== (to?.status === 'closed')
}

/** What shows that it was not solved; answering once more, or taking a deed back, shows nothing. */
const shows: ReadonlySet<Done | undefined> = new Set<Done>(['reopened', 'received', 'failed'])

/**
 * Whoever shows a case hears that one of its conversations was closed or opened; one that was settled is open again with
 * it. Told again, it finds nothing left to do.
 */
export async function onStatusChanged(tx: Tx, events: readonly LogEvent[]): Promise<void> {
  const told: NewEvent[] = []
  for (const [workspaceId, turns] of Map.groupBy(events.filter(isTurn), event => event.workspaceId)) {
    const ids = turns.map(({ conversationId }) => conversationId!)
    const links = await linksOf(tx, workspaceId, ids)
    for (const caseId of new Set([...links.values()].map(link => link.caseId).toSorted())) {
      const mine = turns.filter(({ conversationId }) => links.get(conversationId!)?.caseId === caseId)
      told.push(...(await follow(tx, workspaceId, caseId, mine)))
    }
  }
  await append(tx, told)
}

async function follow(tx: Tx, workspaceId: string, caseId: string, turns: readonly LogEvent[]): Promise<NewEvent[]> {
  const found = await loadCase(tx, workspaceId, caseId)
  if (!found) return []
  const isOpening = (event: LogEvent) => toldBy(event).to?.status !== 'closed'
  const opened = turns.filter(isOpening)
  if (found.state === 'open' || opened.length === 0) return [tellCase(workspaceId, 'case.changed', found)]
  const locked = await lockCase(tx, workspaceId, caseId)
  // As it stands now: it may have been closed again, and the case settled after that.
  const standing: LogEvent[] = []
  for (const event of opened) {
    const conversation = await loadConversation(tx, workspaceId, event.conversationId!)
    if (conversation && conversation.status !== 'closed') standing.push(event)
  }
  if (locked?.state !== 'settled' || standing.length === 0) return [tellCase(workspaceId, 'case.changed', found)]
  return [await reopen(tx, workspaceId, locked, { counts: standing.some(event => shows.has(toldBy(event).deed)) })]
}

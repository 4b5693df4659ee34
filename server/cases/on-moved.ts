import { type ConversationRow, customersOf, loadConversation } from '#conversations'
import { lockCustomers } from '#customers'
import type { Tx } from '#db'
import { append, type LogEvent, type NewEvent } from '#log'
import type { MergingEvent } from '#merging'
import { tellCase } from './events.ts'
import { reopen } from './reopen.ts'
import { say } from './say.ts'
import { deleteLink, insertLink, type Link, linksOf, loadCase, lockCase } from './store.ts'

/**
 * The case follows what was said: a conversation of no case is of that of the one it took in, until the two are taken
 * apart. Of two cases each keeps its own, and the timeline tells of the other. What was taken in stays linked itself, so
 * that it comes back out as it went in.
 */
export async function onMoved(tx: Tx, events: readonly LogEvent[]): Promise<void> {
  await lockAll(tx, events)
  const told: NewEvent[] = []
  for (const event of events) {
    const kind = event.kind as MergingEvent
    if (kind === 'conversation.merged') told.push(...(await join(tx, event)))
    if (kind === 'conversation.unmerged') told.push(...(await part(tx, event)))
  }
  await append(tx, told)
}

/** All customers at once, in the order that everybody keeps to. */
async function lockAll(tx: Tx, events: readonly LogEvent[]): Promise<void> {
  const customers: string[] = []
  for (const [workspaceId, those] of Map.groupBy(events, event => event.workspaceId)) {
    const ids = those.map(({ conversationId }) => conversationId!)
    customers.push(...(await customersOf(tx, workspaceId, ids)))
  }
  await lockCustomers(tx, customers)
}

type Pair = { kept: ConversationRow; mine: Link | undefined; theirs: Link | undefined }

async function pairOf(tx: Tx, { workspaceId, conversationId, detail }: LogEvent): Promise<Pair | undefined> {
  const otherId = String(detail?.other)
  const kept = await loadConversation(tx, workspaceId, conversationId!)
  const links = await linksOf(tx, workspaceId, [conversationId!, otherId])
  return kept && { kept, mine: links.get(kept.id), theirs: links.get(otherId) }
}

async function join(tx: Tx, event: LogEvent): Promise<NewEvent[]> {
  const { workspaceId, at: now } = event
  const { kept, mine, theirs } = (await pairOf(tx, event)) ?? {}
  if (!kept || !theirs || theirs.caseId === mine?.caseId) return []
  const of = await lockCase(tx, workspaceId, theirs.caseId)
  if (!of) return []
  if (mine) return say(tx, kept, { deed: 'case-apart', by: null, of, now })
  const viaId = theirs.conversationId
  await insertLink(tx, workspaceId, { conversationId: kept.id, caseId: of.id, viaId, at: now, by: null })
  const isBack = of.state === 'settled' && kept.status !== 'closed'
  return [
    ...(await say(tx, kept, { deed: 'case-linked', by: null, of, now })),
    tellCase(workspaceId, 'case.linked', of, { conversation: kept.id }),
    ...(isBack ? [await reopen(tx, workspaceId, of, { counts: true })] : []),
  ]
}

async function part(tx: Tx, event: LogEvent): Promise<NewEvent[]> {
  const { workspaceId, at: now } = event
  const { kept, mine, theirs } = (await pairOf(tx, event)) ?? {}
  const of = theirs && (await loadCase(tx, workspaceId, theirs.caseId))
  if (!kept || !of) return []
  if (mine?.viaId !== theirs.conversationId) return [tellCase(workspaceId, 'case.changed', of)]
  await deleteLink(tx, workspaceId, mine, { alsoMerged: false })
  return [
    ...(await say(tx, kept, { deed: 'case-unlinked', by: null, of, now })),
    tellCase(workspaceId, 'case.unlinked', of, { conversation: kept.id }),
  ]
}

import { customersOf } from '#conversations'
import { lockCustomers } from '#customers'
import type { Tx } from '#db'
import { append, type LogEvent, type NewEvent, type Reaction } from '#log'
import { type MergingEvent, movings } from '#merging'
import { tellIncident, tellMovedLink } from './events.ts'
import * as store from './merge-store.ts'
import { incidentOf, link, unlink } from './store.ts'

/** The cause of a conversation goes where its lines go: into another one, back out of it, or on into a third. */
export const onMerged: Reaction = {
  room: 'incidents',
  kinds: movings,
  async react(tx, events) {
    for (const [workspaceId, told] of Map.groupBy(events, event => event.workspaceId)) {
      const ids = told.flatMap(({ conversationId, detail }) => [conversationId!, detail!.other as string])
      await lockCustomers(tx, await customersOf(tx, workspaceId, ids))
    }
    const moved: NewEvent[] = []
    for (const event of events) moved.push(...(await follow(tx, event)))
    await append(tx, moved)
  },
}

async function follow(tx: Tx, { workspaceId, kind, conversationId, detail }: LogEvent): Promise<NewEvent[]> {
  const [kept, other] = [conversationId!, detail!.other as string]
  switch (kind as MergingEvent) {
    case 'conversation.merged':
      return takeAlong(tx, workspaceId, kept, other)
    case 'conversation.unmerged':
      return giveBack(tx, workspaceId, { mergedId: other, keptId: kept, toId: other })
    case 'conversation.split': {
      const told: NewEvent[] = []
      for (const mergedId of (detail!.took ?? []) as string[])
        told.push(...(await giveBack(tx, workspaceId, { mergedId, keptId: kept, toId: other })))
      return told
    }
  }
}

/** A conversation has one cause at most: where the other one has one, it keeps it, and what was linked is remembered. */
async function takeAlong(tx: Tx, workspaceId: string, keptId: string, mergedId: string): Promise<NewEvent[]> {
  const incidentId = await incidentOf(tx, workspaceId, mergedId)
  if (incidentId === undefined) return []
  const isGiven = (await incidentOf(tx, workspaceId, keptId)) === undefined
  await store.remember(tx, workspaceId, { mergedId, keptId, isGiven })
  if (isGiven) await store.moveLink(tx, workspaceId, mergedId, keptId)
  else await unlink(tx, workspaceId, mergedId)
  return tell(workspaceId, incidentId, [keptId, mergedId])
}

type Way = { mergedId: string; keptId: string; toId: string }

async function giveBack(tx: Tx, workspaceId: string, { mergedId, keptId, toId }: Way): Promise<NewEvent[]> {
  const gone = await store.remembered(tx, workspaceId, mergedId, keptId)
  if (!gone || (await incidentOf(tx, workspaceId, toId)) !== undefined) return []
  const { incidentId, isGiven } = gone
  if (toId === mergedId) await store.forget(tx, workspaceId, mergedId)
  // What somebody has linked it to since, they have.
  if (isGiven && (await incidentOf(tx, workspaceId, keptId)) === incidentId)
    await store.moveLink(tx, workspaceId, keptId, toId)
  else await link(tx, workspaceId, { ...gone, conversationId: toId })
  return tell(workspaceId, incidentId, [keptId, toId])
}

const tell = (workspaceId: string, incidentId: string, ids: readonly string[]): NewEvent[] => [
  tellIncident(workspaceId, 'incident.changed', incidentId),
  ...ids.map(id => tellMovedLink(workspaceId, id)),
]

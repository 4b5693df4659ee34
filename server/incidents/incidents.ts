import type { Who } from '#accounts'
import { reachOf, rowsOf } from '#conversations'
import type { Tx } from '#db'
import { Fault, readSpot, writeSpot } from '#lib'
import type { Incident, IncidentPage, LeftOut, Row } from '#protocol'
import { answersOf, findLeftOut, loadAnswer } from './answer-store.ts'
import { editBlock } from './may-edit.ts'
import { findIncidents, linkedAfter, loadIncident } from './store.ts'

type Asked = { after?: string | undefined; limit: number }

/** The latest first. As app. */
export async function incidents(
  tx: Tx,
  { workspaceId }: Who,
  { state, after, limit }: Asked & { state: Incident['state'] },
): Promise<{ rows: Incident[]; next: string | null }> {
  const found = await findIncidents(tx, workspaceId, {
    state,
    before: after ? readSpot(after) : undefined,
    limit: limit + 1,
  })
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  return { rows, next: last && found.length > limit ? writeSpot({ at: last.since, id: last.id }) : null }
}

/** With its latest answers to all. As app. @throws Fault `incident.unknown` (404) */
export async function incident(tx: Tx, who: Who, id: string): Promise<IncidentPage> {
  const { workspaceId } = who
  const [found, answers] = await Promise.all([loadIncident(tx, workspaceId, id), answersOf(tx, workspaceId, id)])
  if (!found) throw new Fault('incident.unknown', 404)
  return { ...found, answers, blocked: await editBlock(tx, who, found) }
}

/** The conversations of an incident, those opened first first. As app. @throws Fault `incident.unknown` (404) */
export async function incidentConversations(
  tx: Tx,
  who: Who,
  { incidentId, after, limit }: Asked & { incidentId: string },
): Promise<{ rows: Row[]; next: string | null }> {
  const { workspaceId } = who
  if (!(await loadIncident(tx, workspaceId, incidentId))) throw new Fault('incident.unknown', 404)
  const ids = await linkedAfter(tx, workspaceId, { incidentId, after: after ?? null, limit: limit + 1 })
  const named = ids.slice(0, limit).map(id => ({ workspaceId, id }))
  const [all, reach] = await Promise.all([rowsOf(tx, named), reachOf(tx, named)])
  const rows = all.filter(({ id }) => reach(who, id))
  return { rows: rows.map(({ workspaceId: _, ...row }) => row), next: ids.length > limit ? ids[limit - 1]! : null }
}

/** Who was not told, and why; at most 200. As app. @throws Fault `incident.unknown` (404) */
export async function leftOutOf(tx: Tx, who: Who, answerId: string): Promise<LeftOut[]> {
  const { workspaceId } = who
  if (!(await loadAnswer(tx, workspaceId, answerId))) throw new Fault('incident.unknown', 404)
  const found = await findLeftOut(tx, workspaceId, answerId)
  const reach = await reachOf(
    tx,
    found.map(({ conversationId: id }) => ({ workspaceId, id })),
  )
  return found.filter(({ conversationId }) => reach(who, conversationId))
}

import { mustBeAble, type Who } from '#accounts'
import type { Tx } from '#db'
import { Fault } from '#lib'
import { linkToIncident, openIncident } from '#incidents'
import { append } from '#log'
import { lockAlert, saveAlert } from './alert-store.ts'
import { seenTalks } from './alerts.ts'
import { tellAlert } from './events.ts'

/** As many are linked at once: their customers wait for it. */
const mostLinked = 100

type NewCause = {
  alertId: string
  /** Made by whoever opens it: the same id twice is one incident. */
  id: string
  name: string
  now: number
}

/**
 * Opens an incident for what is told, with the conversations in which it is said as far as one may see them; where it has
 * one already, those that came since are linked to that. Returns the incident and how many were linked.
 * @throws Fault `forbidden` (403), `alert.unknown` (404), `incident.empty` (422)
 */
export async function openCause(
  tx: Tx,
  who: Who,
  { alertId, id, name, now }: NewCause,
): Promise<{ incidentId: string; linked: number; left: number }> {
  mustBeAble(who, 'answer')
  const found = await lockAlert(tx, who.workspaceId, alertId)
  if (!found) throw new Fault('alert.unknown', 404)
  const incidentId = found.incidentId ?? id
  if (found.incidentId === null) {
    await openIncident(tx, who, { id, name, since: found.since, now })
    await saveAlert(tx, who.workspaceId, { ...found, incidentId })
  }
  const talks = (await seenTalks(tx, who, found)).map(talk => talk.id)
  const loose = await withoutIncident(tx, who.workspaceId, talks)
  const chosen = loose.slice(0, mostLinked)
  const linked = chosen.length === 0 ? 0 : await linkToIncident(tx, who, { incidentId, conversationIds: chosen, now })
  await append(tx, [tellAlert(who.workspaceId, 'alert.changed', alertId)])
  return { incidentId, linked, left: loose.length - chosen.length }
}

/** What has another cause keeps it; what was taken into another conversation stands there. */
const withoutIncident = async (tx: Tx, workspaceId: string, ids: readonly string[]): Promise<string[]> =>
  (
    await tx.query<{ id: string }>(
      `select c.id from json_array_elements_text($2::json) as x(id)
       join conversations c on c.workspace_id = $1 and c.id = x.id::uuid and c.merged_into is null
       join inbox_rows r on r.workspace_id = $1 and r.conversation_id = c.id and r.incident_id is null order by c.id`,
      [workspaceId, JSON.stringify(ids)],
    )
  ).map(({ id }) => id)

import { mustBeAble, type Who } from '#accounts'
import type { Tx } from '#db'
import { cleanText, Fault } from '#lib'
import { append } from '#log'
import type { Incident } from '#protocol'
import { tellIncident } from './events.ts'
import { editBlock } from './may-edit.ts'
import { nameOf } from './open.ts'
import { lockIncident, saveIncident } from './store.ts'

type IncidentEdit = {
  id: string
  name?: string | undefined
  known?: string | undefined
  since?: number | undefined
  state?: Incident['state'] | undefined
  now: number
}

/**
 * What is known of it, and whether it is solved.
 * @throws Fault `forbidden`, `incident.not-yours` (403), `incident.unknown` (404), `incident.empty` (422)
 */
export async function editIncident(tx: Tx, who: Who, { id, now, ...edit }: IncidentEdit): Promise<void> {
  mustBeAble(who, 'answer')
  const before = await lockIncident(tx, who.workspaceId, id)
  if (!before) throw new Fault('incident.unknown', 404)
  const block = await editBlock(tx, who, before)
  if (block !== null) throw new Fault(block, 403)
  const state = edit.state ?? before.state
  await saveIncident(tx, who.workspaceId, {
    ...before,
    state,
    name: edit.name === undefined ? before.name : nameOf(edit.name),
    known: edit.known === undefined ? before.known : cleanText(edit.known),
    since: Math.min(edit.since ?? before.since, now),
    solvedAt: state === 'solved' ? (before.solvedAt ?? now) : null,
  })
  await append(tx, [tellIncident(who.workspaceId, 'incident.changed', id)])
}

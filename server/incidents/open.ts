import { mustBeAble, type Who } from '#accounts'
import { personOf } from '#conversations'
import type { Tx } from '#db'
import { cleanText, Fault } from '#lib'
import { append } from '#log'
import { tellIncident } from './events.ts'
import { insertIncident } from './store.ts'

type NewIncident = {
  /** Made by whoever opens it: the same id twice is one incident. */
  id: string
  name: string
  known?: string | undefined
  /** When it began; now, where nothing is said. */
  since?: number | undefined
  now: number
}

/** Opens an incident. False when one of this id is there. @throws Fault `forbidden`, `incident.empty` (422) */
export async function openIncident(tx: Tx, who: Who, { id, name, known, since, now }: NewIncident): Promise<boolean> {
  mustBeAble(who, 'answer')
  const isNew = await insertIncident(tx, who.workspaceId, {
    ...{ id, name: nameOf(name), known: cleanText(known ?? ''), since: Math.min(since ?? now, now) },
    ...{ openedBy: personOf(who), openedAt: now },
  })
  if (!isNew) return false
  await append(tx, [tellIncident(who.workspaceId, 'incident.opened', id)])
  return true
}

/** @throws Fault `incident.empty` (422) */
export function nameOf(given: string): string {
  const name = cleanText(given).trim()
  if (!name) throw new Fault('incident.empty', 422)
  return name
}

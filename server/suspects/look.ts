import type { Tx } from '#db'
import { day, newId } from '#lib'
import { append, type NewEvent } from '#log'
import { tellSuspect } from './events.ts'
import { findCandidates, insertSuspect, lastSuspicion, saidWith, saveSuspect } from './store.ts'
import { suspicionOf } from './suspicion.ts'

/** What was asked for and answered is looked for this far back. */
const lookBackMs = 7 * day

/** Looks for people of a brand who may only want to hurt, and writes down who is to be decided about. As engine. */
export async function lookForSuspects(tx: Tx, workspaceId: string, now: number): Promise<void> {
  const events: NewEvent[] = []
  for (const customerId of await findCandidates(tx, workspaceId, now - day))
    events.push(...(await lookAt(tx, { workspaceId, customerId, now })))
  await append(tx, events)
}

type Asked = { workspaceId: string; customerId: string; now: number }

async function lookAt(tx: Tx, { workspaceId, customerId, now }: Asked): Promise<NewEvent[]> {
  const [last, said] = await Promise.all([
    lastSuspicion(tx, workspaceId, customerId),
    saidWith(tx, workspaceId, customerId, now - lookBackMs),
  ])
  const found = suspicionOf(said, { since: last?.decidedAt ?? 0, now })
  if (!found) return []
  if (last && last.decidedAt === null) {
    if (last.evidence.messages === found.messages && last.evidence.abusive === found.abusive) return []
    await saveSuspect(tx, workspaceId, { ...last, evidence: found, lookedAt: now })
    return [tellSuspect(workspaceId, 'suspect.changed', last.id)]
  }
  const id = newId(now)
  await insertSuspect(tx, workspaceId, { id, customerId, at: now, evidence: found })
  return [tellSuspect(workspaceId, 'suspect.raised', id)]
}

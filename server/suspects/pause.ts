import { record, type Who } from '#accounts'
import type { Tx } from '#db'
import { Fault } from '#lib'
import { append } from '#log'
import { accessSuspect } from './access.ts'
import { tellSuspect } from './events.ts'
import { saveSuspect } from './store.ts'

/**
 * Gives whoever was written to a pause, and tells them. Given twice, it is given once.
 * @throws Fault `forbidden` (403), `suspect.unknown` (404), `suspect.nobody` (409) where nobody of ours has answered
 */
export async function givePause(tx: Tx, who: Who, { id, now }: { id: string; now: number }): Promise<void> {
  const { found, personId } = await accessSuspect(tx, who, id, 'supervise')
  if (found.pauseFor === null) throw new Fault('suspect.nobody', 409)
  if (found.pausedAt !== null) return
  await saveSuspect(tx, who.workspaceId, { ...found, pausedAt: now, pausedBy: personId })
  await record(tx, who, 'suspect.paused', id)
  await append(tx, [tellSuspect(who.workspaceId, 'suspect.paused', id, { person: found.pauseFor })])
}

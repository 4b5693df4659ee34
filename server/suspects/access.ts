import { mustBeAble, type Who } from '#accounts'
import { reachesCustomer } from '#conversations'
import type { Tx } from '#db'
import { cleanText, Fault } from '#lib'
import { lockSuspect, type SuspectRow } from './store.ts'

const longest = 2000

/**
 * The one way to change what becomes of a suspect: a person does it, never a program.
 * @throws Fault `forbidden` (403), `suspect.unknown` (404)
 */
export async function accessSuspect(
  tx: Tx,
  who: Who,
  id: string,
  right: 'answer' | 'supervise',
): Promise<{ found: SuspectRow; personId: string }> {
  mustBeAble(who, right)
  if (who.kind !== 'person') throw new Fault('forbidden', 403)
  const found = await lockSuspect(tx, who.workspaceId, id)
  if (!found || !(await reachesCustomer(tx, who, found.customerId))) throw new Fault('suspect.unknown', 404)
  return { found, personId: who.personId }
}

/** @throws Fault `suspect.reason` (422) */
export function reasonIn(given: string): string {
  const reason = cleanText(given).trim()
  if (!reason || reason.length > longest) throw new Fault('suspect.reason', 422)
  return reason
}

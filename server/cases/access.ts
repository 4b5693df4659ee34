import { mustBeAble, type Who } from '#accounts'
import { personOf } from '#conversations'
import type { Tx } from '#db'
import { Fault } from '#lib'
import type { Case } from '#protocol'
import { isInSight, loadCase, lockCase } from './store.ts'

/**
 * The only way to get a case for a deed: nobody else changes it until the end of the transaction. Whoever may see none of
 * its conversations finds it only where they opened it themselves.
 * @throws Fault `forbidden` (403), `case.unknown` (404)
 */
export async function accessCase(tx: Tx, who: Who, id: string): Promise<Case> {
  mustBeAble(who, 'answer')
  return mustBeSeen(tx, who, await lockCase(tx, who.workspaceId, id))
}

/** To read it. @throws Fault `case.unknown` (404) */
export const readCase = async (tx: Tx, who: Who, id: string): Promise<Case> =>
  mustBeSeen(tx, who, await loadCase(tx, who.workspaceId, id))

async function mustBeSeen(tx: Tx, who: Who, found: Case | undefined): Promise<Case> {
  const isMine = found !== undefined && found.openedBy !== null && found.openedBy === personOf(who)
  if (!found || !(isMine || (await isInSight(tx, who, found.id)))) throw new Fault('case.unknown', 404)
  return found
}

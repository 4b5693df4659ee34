import { mustBeAble, type Who } from '#accounts'
import type { Tx } from '#db'
import { newId } from '#lib'
import type { ReasonMark } from '#protocol'
import { freeLabel } from './label.ts'
import { insertReasons, listReasons, lockReasons } from './store.ts'
import { tell } from './tell.ts'
import { mustFit, siblingsOf } from './tree.ts'

export type NewReason = {
  label: string
  parentId?: string | null | undefined
  toCustomer?: ReasonMark | null | undefined
  toBrand?: ReasonMark | null | undefined
  now: number
}

/**
 * Adds a reason below another, or at the top, as the last there. @throws Fault `forbidden`, `reason.unknown` (404),
 * `reason.deep`, `reason.empty` (422), `reason.taken` (409)
 */
export async function addReason(tx: Tx, who: Who, asked: NewReason): Promise<string> {
  mustBeAble(who, 'supervise')
  const { label, parentId = null, toCustomer = null, toBrand = null, now } = asked
  await lockReasons(tx, who.workspaceId)
  const rows = await listReasons(tx, who.workspaceId)
  mustFit(rows, parentId)
  const siblings = siblingsOf(rows, parentId)
  const id = newId(now)
  const position = 1 + Math.max(-1, ...siblings.map(row => row.position))
  const made = { id, label: freeLabel(label, siblings), parentId, position, toCustomer, toBrand }
  await insertReasons(tx, who.workspaceId, [made])
  await tell(tx, who, 'reason.added', made)
  return id
}

import { mustBeAble, type Who } from '#accounts'
import type { Tx } from '#db'
import { Fault } from '#lib'
import type { ReasonMark } from '#protocol'
import { freeLabel } from './label.ts'
import { listReasons, lockReasons, type ReasonRow, saveReasons } from './store.ts'
import { tell } from './tell.ts'
import { mustFit, siblingsOf } from './tree.ts'

type ReasonEdit = {
  id: string
  label?: string | undefined
  parentId?: string | null | undefined
  /** Its place among those beside it, 0 the first. */
  position?: number | undefined
  isArchived?: boolean | undefined
  toCustomer?: ReasonMark | null | undefined
  toBrand?: ReasonMark | null | undefined
}

/**
 * Renames a reason, marks it, moves it within the tree with all that is below it, archives it or takes it back. Old
 * conversations keep it. @throws Fault `forbidden`, `reason.unknown` (404), `reason.inside`, `reason.deep`, `reason.empty`
 * (422), `reason.taken` (409)
 */
export async function editReason(tx: Tx, who: Who, { id, ...edit }: ReasonEdit): Promise<void> {
  mustBeAble(who, 'supervise')
  await lockReasons(tx, who.workspaceId)
  const rows = await listReasons(tx, who.workspaceId)
  const before = rows.find(row => row.id === id)
  if (!before) throw new Fault('reason.unknown', 404)
  const after = placed(rows, before, edit)
  await saveReasons(tx, who.workspaceId, after)
  const isMoved = edit.parentId !== undefined && edit.parentId !== before.parentId
  await tell(tx, who, 'reason.changed', after.find(row => row.id === id) ?? before, isMoved ? { isMoved } : undefined)
}

/** The edited one and those beside it, each at its place. */
function placed(rows: readonly ReasonRow[], before: ReasonRow, edit: Omit<ReasonEdit, 'id'>): ReasonRow[] {
  const { parentId = before.parentId, isArchived = before.isArchived } = edit
  if (parentId !== before.parentId) mustFit(rows, parentId, before)
  const siblings = siblingsOf(rows, parentId)
  const others = siblings.filter(({ id }) => id !== before.id)
  const after = {
    ...{ ...before, parentId, isArchived },
    label: freeLabel(edit.label ?? before.label, isArchived ? [] : others),
    toCustomer: edit.toCustomer === undefined ? before.toCustomer : edit.toCustomer,
    toBrand: edit.toBrand === undefined ? before.toBrand : edit.toBrand,
  }
  const usual = parentId === before.parentId ? siblings.findIndex(({ id }) => id === before.id) : others.length
  return others.toSpliced(edit.position ?? usual, 0, after).map((row, position) => ({ ...row, position }))
}

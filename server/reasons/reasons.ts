import type { Who } from '#accounts'
import type { Tx } from '#db'
import { Fault } from '#lib'
import type { Reason } from '#protocol'
import { listReasons } from './store.ts'
import { treeOf } from './tree.ts'

/** Those that may be chosen, in the order of the tree; `all`: the tree, branches and what is archived too. */
export async function reasons(tx: Tx, who: Who, { all = false } = {}): Promise<Reason[]> {
  const tree = treeOf(await listReasons(tx, who.workspaceId))
  return all ? tree : tree.filter(({ isLeaf }) => isLeaf)
}

/**
 * @throws Fault `reason.unknown` (404) also for one that is kept only for old conversations, `reason.branch` (422) for one
 * that has others below it
 */
export async function mustBeReason(tx: Tx, who: Who, reasonId: string): Promise<void> {
  const tree = await reasons(tx, who, { all: true })
  const found = tree.find(({ id }) => id === reasonId)
  if (found?.isLeaf) return
  if (found && tree.some(({ parentId, isArchived }) => parentId === reasonId && !isArchived))
    throw new Fault('reason.branch', 422, { label: found.label })
  throw new Fault('reason.unknown', 404)
}

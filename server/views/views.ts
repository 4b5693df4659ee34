import type { Who } from '#accounts'
import { isLimited } from '#conversations'
import type { Tx } from '#db'
import type { SavedView } from '#protocol'
import { accessView, mayChange, seenBy } from './access.ts'
import { findSeen } from './store.ts'
import type { CountedView } from './tables.ts'

/** The views that somebody sees, those made first first. As app. */
export const views = async (tx: Tx, who: Who): Promise<SavedView[]> =>
  (await findSeen(tx, who.workspaceId, seenBy(who))).map(show(who))

/** One of them. @throws Fault `view.unknown` (404) */
export const view = async (tx: Tx, who: Who, id: string): Promise<SavedView> =>
  show(who)(await accessView(tx, who, id, 'see'))

/** Members are counted for all alike. */
const show =
  (who: Who) =>
  (row: CountedView): SavedView => ({
    ...row,
    count: isLimited(who) ? null : row.count,
    mayChange: mayChange(who, row.owner),
  })

import type { Who } from '#accounts'
import type { Tx } from '#db'
import { readSpot, writeSpot } from '#lib'
import type { NoticeDraft, NoticeState } from '#protocol'
import { findDrafts, findOfAlert } from './store.ts'

/** Those that are due first. As app. @throws Fault `cursor.malformed` (422) */
export async function noticeDrafts(
  tx: Tx,
  { workspaceId }: Who,
  { state, after, limit }: { state: NoticeState; after?: string | undefined; limit: number },
): Promise<{ rows: NoticeDraft[]; next: string | null }> {
  const asked = { state, after: after === undefined ? undefined : readSpot(after), limit: limit + 1 }
  const found = await findDrafts(tx, workspaceId, asked)
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  return { rows, next: last && found.length > limit ? writeSpot({ at: last.dueAt, id: last.id }) : null }
}

/** As app. */
export const draftOfAlert = async (tx: Tx, { workspaceId }: Who, alertId: string): Promise<NoticeDraft | null> =>
  (await findOfAlert(tx, workspaceId, alertId)) ?? null

import type { Who } from '#accounts'
import { samplesOf } from '#alerts'
import type { Tx } from '#db'
import { readSpot, writeSpot } from '#lib'
import type { Praise } from '#protocol'
import { findWaiting } from './store.ts'

/** What is to be thanked for, that is due first, as far as one may see it. As app. @throws Fault `cursor.malformed` (422) */
export async function praise(
  tx: Tx,
  who: Who,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ rows: Praise[]; next: string | null }> {
  const asked = { after: after === undefined ? undefined : readSpot(after), limit: limit + 1 }
  const found = await findWaiting(tx, who.workspaceId, asked)
  const page = found.slice(0, limit)
  const { shown } = await samplesOf(
    tx,
    who,
    page.map(({ id }) => id),
  )
  const rowBy = new Map(page.map(row => [row.id, row]))
  const last = page.at(-1)
  return {
    rows: shown.map(said => ({ ...said, dueAt: rowBy.get(said.messageId)!.dueAt, state: 'waiting' })),
    next: last && found.length > limit ? writeSpot({ at: last.dueAt, id: last.id }) : null,
  }
}

/** How much waits; 100 at most are counted. As app. */
export const praiseWaiting = async (tx: Tx, who: Who): Promise<number> =>
  (await praise(tx, who, { limit: 100 })).rows.length

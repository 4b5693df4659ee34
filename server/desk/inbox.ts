import type { Who } from '#accounts'
import { rowsOf } from '#conversations'
import type { Tx } from '#db'
import type { Counts, Row, Sort, View } from '#protocol'
import { countsFor } from './counts.ts'
import { cursorOf, type Found, type List, type ListAsk, mostShort, pageQuery } from './inbox-query.ts'
import { strandsOf } from './strands.ts'

export type InboxPage = { rows: Row[]; next: string | null }

export type InboxAsk = ListAsk & { view: View; sort?: Sort | undefined }

/** A page of a view, as far as one may see it, in its usual order by two queries. It may be short, even empty, and yet have a next one. As app. */
export async function inboxPage(tx: Tx, who: Who, { view, sort, ...ask }: InboxAsk): Promise<InboxPage> {
  const strands = strandsOf(view, sort)
  const isNarrowed = strands.some(({ among }) => among)
  const counts: Partial<Counts> = isNarrowed ? await countsFor(tx, who) : {}
  const count = view === 'closed' || view === 'all' ? undefined : counts[view]
  return listPage(tx, who, { strands, isShort: typeof count === 'number' && count <= mostShort }, ask)
}

/** A page of any list, as far as one may see it. */
export async function listPage(tx: Tx, who: Who, list: List, ask: ListAsk): Promise<InboxPage> {
  const limit = Math.min(Math.max(Math.trunc(ask.limit), 1), 200)
  const query = pageQuery(who, list, ask, limit)
  const found = query ? await tx.query<Found>(query.text, query.values) : []
  const { fitting, next } = cut(found, limit)
  const rows = await rowsOf(
    tx,
    fitting.map(({ id }) => ({ workspaceId: who.workspaceId, id })),
  )
  // What was said in those stands in another conversation.
  const standing = rows.filter(({ last }) => last.kind !== 'merged')
  return { rows: standing.map(({ workspaceId: _, ...row }) => row), next: next ? cursorOf(next) : null }
}

/** The page, and the place where the next one begins. */
function cut(found: readonly Found[], limit: number): { fitting: Found[]; next: Found | undefined } {
  const fitting: Found[] = []
  for (const each of found) {
    if (each.fits && fitting.length === limit) return { fitting, next: fitting.at(-1) }
    if (each.fits) fitting.push(each)
    // Behind this one there may be more that was not looked at.
    if (each.isLast) return { fitting, next: each }
  }
  return { fitting, next: undefined }
}

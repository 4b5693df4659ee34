import type { Tx } from '#db'
import type { AuditPage } from '#protocol'
import { mustBeAble } from './may.ts'
import * as store from './store-team.ts'
import type { Who } from './who.ts'

/** Lines of the audit, newest first; `before` is the `next` of the page before. @throws Fault forbidden (403) */
export async function auditPage(
  tx: Tx,
  who: Who,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<AuditPage> {
  mustBeAble(who, 'administer')
  const found = await store.auditRows(tx, before ?? null, limit + 1)
  const rows = found.slice(0, limit).map(({ person, key, detail, ...line }) => ({
    ...line,
    who: person ?? key ?? '',
    detail: detail === null ? null : (JSON.parse(detail) as Record<string, unknown>),
  }))
  return { rows, next: found.length > limit ? rows.at(-1)!.id : null }
}

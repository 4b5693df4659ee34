import { sqlTime, type Statement, type Tx } from '#db'
import { day } from '#lib'
import type { Watch } from '#surges'
import type { Unusual } from './histories.ts'

export type Memory = { lookedAt: number; watches: Record<string, Watch> }

const beginning: Statement = {
  name: 'alerts-look-begin',
  text: `insert into alert_looks (workspace_id, looked_at, memory) values ($1, 'epoch', '{}') on conflict do nothing`,
}
const locking: Statement = {
  name: 'alerts-look-lock',
  text: `select looked_at as "lookedAt", memory from alert_looks where workspace_id = $1 for update`,
}
const remembering: Statement = {
  name: 'alerts-look-remember',
  text: `update alert_looks set looked_at = $2, memory = $3 where workspace_id = $1`,
}

/** Until the end of the transaction nobody else looks. */
export async function lockMemory(tx: Tx, workspaceId: string): Promise<Memory> {
  await tx.query(beginning, [workspaceId])
  const [found] = await tx.query<{ lookedAt: number; memory: string }>(locking, [workspaceId])
  return { lookedAt: found!.lookedAt, watches: JSON.parse(found!.memory) as Memory['watches'] }
}

export const remember = (tx: Tx, workspaceId: string, { lookedAt, watches }: Memory): Promise<unknown> =>
  tx.query(remembering, [workspaceId, sqlTime(lookedAt), JSON.stringify(watches)])

const last: Statement = {
  name: 'alerts-looked',
  text: `select looked_at as "lookedAt" from alert_looks where workspace_id = $1`,
}

/** When was looked last; 0: never. */
export const lastLook = async (tx: Tx, workspaceId: string): Promise<number> =>
  (await tx.query<{ lookedAt: number }>(last, [workspaceId]))[0]?.lookedAt ?? 0

const unusual: Statement = {
  name: 'alerts-unusual',
  text: `select topic, since - interval '1 hour' as "from", ended_at as until from alerts
    where workspace_id = $1 and (level = 'crisis' and (ended_at is null or ended_at > $2)
      or ended_at is null and since > $3)`,
}

/** What goes on for longer than this, and is no crisis, is usual by now. */
const longestUnusual = 3 * day

/** What says nothing of what is usual: crises that were open after `since`, and what goes on at `now`. */
export async function unusualTimes(
  tx: Tx,
  workspaceId: string,
  { since, now }: { since: number; now: number },
): Promise<Unusual[]> {
  const values = [workspaceId, sqlTime(since), sqlTime(now - longestUnusual)]
  const found = await tx.query<Omit<Unusual, 'until'> & { until: number | null }>(unusual, values)
  return found.map(each => ({ ...each, until: each.until ?? Number.POSITIVE_INFINITY }))
}

const everyone: Statement = { name: 'alerts-workspaces', text: `select id from workspaces order by id` }

export const workspaces = async (tx: Tx): Promise<string[]> =>
  (await tx.query<{ id: string }>(everyone)).map(({ id }) => id)

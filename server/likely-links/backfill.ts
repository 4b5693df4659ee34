import { type Database, isAway, type Leases, type Statement } from '#db'
import { asError, pause, second } from '#lib'
import { traceAnew } from './follow.ts'
import { linkCertain } from './link-certain.ts'

const slice = 200
const restMs = 20
const lookMs = 60 * second

const begun: Statement = {
  name: 'traces-begin',
  text: `insert into traces_backfill (workspace_id, after_id)
    select id, '00000000-0000-0000-0000-000000000000' from workspaces on conflict do nothing`,
}
const open: Statement = {
  name: 'traces-open',
  text: `select workspace_id as "workspaceId", after_id as "afterId" from traces_backfill where not is_done and workspace_id is not null`,
}
const next: Statement = {
  name: 'traces-next',
  text: `select id from identities where workspace_id = $1 and id > $2 order by id limit ${slice}`,
}
const moving: Statement = {
  name: 'traces-move',
  text: `update traces_backfill set after_id = $2, is_done = $3 where workspace_id = $1`,
}

/** Reads in by what people can be known who wrote before there were traces, and links those who are certainly one, in one process, until the signal aborts. */
export function runTraceBackfill(
  database: Database,
  leases: Leases,
  now: () => number,
  signal: AbortSignal,
  failed: (error: unknown) => void,
): Promise<void> {
  return leases.hold('traces-backfill', signal, async held => {
    while (!held.aborted) {
      await backfill(database, now, held).catch(error => {
        if (!isAway(error)) failed(asError(error))
      })
      await pause(lookMs, held)
    }
  })
}

/** Until all accounts have been gone through; others get their turn between two slices. */
async function backfill(database: Database, now: () => number, signal: AbortSignal): Promise<void> {
  await database.once(begun, [])
  for (const { workspaceId, afterId } of await database.once<{ workspaceId: string; afterId: string }>(open, [])) {
    for (let after: string | undefined = afterId; after !== undefined && !signal.aborted;) {
      after = await readIn(database, now, workspaceId, after)
      await pause(restMs, signal)
    }
  }
}

/** Where to go on; undefined at the end. */
async function readIn(
  database: Database,
  now: () => number,
  workspaceId: string,
  after: string,
): Promise<string | undefined> {
  return database.engine(async tx => {
    const rows = await tx.query<{ id: string }>(next, [workspaceId, after])
    const accounts = rows.map(({ id }) => ({ workspaceId, id }))
    await traceAnew(tx, accounts)
    await linkCertain(tx, accounts, now())
    const isDone = rows.length < slice
    await tx.query(moving, [workspaceId, rows.at(-1)?.id ?? after, isDone])
    return isDone ? undefined : rows.at(-1)!.id
  })
}

import type { Database, Leases, Statement } from '#db'
import { isAway } from '#db'
import { asError, pause, second } from '#lib'
import { enterMessages, enterPeople, type Named } from './entries.ts'

const slice = 500
const restMs = 20
const lookMs = 60 * second

const begun: Statement = {
  name: 'search-begin',
  text: `insert into search_backfill (workspace_id, before_id)
    select id, 'ffffffff-ffff-ffff-ffff-ffffffffffff' from workspaces on conflict do nothing`,
}
const open: Statement = {
  name: 'search-open',
  text: `select workspace_id as "workspaceId", before_id as "beforeId" from search_backfill where not is_done and workspace_id is not null`,
}
const older: Statement = {
  name: 'search-older',
  text: `select m.id, c.customer_id as "customerId" from messages m
    join conversations c on c.workspace_id = m.workspace_id and c.id = m.conversation_id
    where m.workspace_id = $1 and m.id < $2 order by m.id desc limit ${slice}`,
}
const moving: Statement = {
  name: 'search-move',
  text: `update search_backfill set before_id = $2, is_done = $3 where workspace_id = $1`,
}

const respelling: Statement = {
  name: 'search-respell',
  text: `delete from search_spelling where workspace_id = $1`,
}

/** Reads in what was there before there was a search, the newest first, in one process, until the signal aborts. */
export function runBackfill(
  database: Database,
  leases: Leases,
  signal: AbortSignal,
  failed: (error: unknown) => void,
): Promise<void> {
  return leases.hold('search-backfill', signal, async held => {
    while (!held.aborted) {
      await backfill(database, held).catch(error => {
        if (!isAway(error)) failed(asError(error))
      })
      await pause(lookMs, held)
    }
  })
}

/** Until everything has been read in; others get their turn between two slices. */
async function backfill(database: Database, signal: AbortSignal): Promise<void> {
  await database.once(begun, [])
  const workspaces = await database.once<{ workspaceId: string; beforeId: string }>(open, [])
  for (const { workspaceId, beforeId } of workspaces) {
    for (let before: string | undefined = beforeId; before !== undefined && !signal.aborted;) {
      before = await readIn(database, workspaceId, before)
      await pause(restMs, signal)
    }
  }
}

/** Where to go on; undefined at the end. */
async function readIn(database: Database, workspaceId: string, before: string): Promise<string | undefined> {
  return database.engine(async tx => {
    const rows = await tx.query<{ id: string; customerId: string }>(older, [workspaceId, before])
    const named = (ids: Iterable<string>): Named[] => [...new Set(ids)].map(id => ({ workspaceId, id }))
    if (rows.length > 0) {
      await enterMessages(tx, named(rows.map(({ id }) => id)))
      await enterPeople(tx, named(rows.map(({ customerId }) => customerId)))
    }
    const isDone = rows.length < slice
    await tx.query(moving, [workspaceId, rows.at(-1)?.id ?? before, isDone])
    // Its words are older than those that have been read into the vocabulary.
    if (isDone) await tx.query(respelling, [workspaceId])
    return isDone ? undefined : rows.at(-1)!.id
  })
}

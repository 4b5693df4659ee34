import { type Database, isAway, type Leases, type Statement, type Tx } from '#db'
import { asError, type Clock, pause, second } from '#lib'
import { append } from '#log'
import { tellUnderstood } from './events.ts'
import type { ReadTexts } from './open-thread.ts'
import { addReadings, lockReadings } from './store.ts'
import { findEarlier, type Said } from './talk-store.ts'
import { goThrough, write } from './weigh.ts'

const slice = 100
const restMs = 100
const lookMs = 60 * second

const open: Statement = {
  name: 'readings-backfill',
  text: `select workspace_id as "workspaceId", before_id as "beforeId" from readings_backfill where workspace_id is not null`,
}
const moving: Statement = {
  name: 'readings-backfill-move',
  text: `update readings_backfill set before_id = $2 where workspace_id = $1`,
}
const ending: Statement = {
  name: 'readings-backfill-end',
  text: `delete from readings_backfill where workspace_id = $1`,
}

type Needs = { database: Database; leases: Leases; read: ReadTexts; now: Clock; failed: (error: unknown) => void }

/**
 * Reads the messages that were there before there were readings, the newest first, in one process, until the signal aborts.
 * What comes in meanwhile goes before.
 */
export function readEarlier({ database, leases, read, now, failed }: Needs, signal: AbortSignal): Promise<void> {
  return leases.hold('readings-backfill', signal, async held => {
    while (!held.aborted) {
      await readAll(database, read, now, held).catch(error => {
        if (!isAway(error)) failed(asError(error))
      })
      await pause(lookMs, held)
    }
  })
}

async function readAll(database: Database, read: ReadTexts, now: Clock, signal: AbortSignal): Promise<void> {
  for (const { workspaceId, beforeId } of await database.once<{ workspaceId: string; beforeId: string }>(open, [])) {
    for (let before: string | undefined = beforeId; before !== undefined && !signal.aborted;) {
      const from: string = before
      before = await database.engine(tx => readSlice(tx, { workspaceId, before: from, read, now: now() }))
      await pause(restMs, signal)
    }
  }
}

type Asked = { workspaceId: string; before: string; read: ReadTexts; now: number }

/** Where to go on; undefined at the end. Whatever is told of them starts nothing: it was said long ago. */
async function readSlice(tx: Tx, { workspaceId, before, read, now }: Asked): Promise<string | undefined> {
  await lockReadings(tx, [workspaceId])
  const found = await findEarlier(tx, workspaceId, before, slice)
  const said = found.flatMap(each => (each.said && each.said.text !== null ? (each.said as Said) : []))
  const last = found.length < slice ? undefined : found.at(-1)!.id
  await Promise.all([
    said.length > 0 && takeIn(tx, workspaceId, said, read, now),
    last === undefined ? tx.query(ending, [workspaceId]) : tx.query(moving, [workspaceId, last]),
  ])
  return last
}

async function takeIn(tx: Tx, workspaceId: string, said: readonly Said[], read: ReadTexts, now: number): Promise<void> {
  const { model, readings } = await read(said.map(({ text }) => text))
  const rows = said.map((each, at) => ({ ...each, reading: readings[at]! }))
  const conversations = [...new Set(said.map(({ conversationId }) => conversationId))].map(id => ({ workspaceId, id }))
  await addReadings(tx, rows, model, now)
  await write(tx, await goThrough(tx, conversations))
  await append(
    tx,
    said.map(({ conversationId, id }) =>
      tellUnderstood({ workspaceId, conversationId, messageId: id, isHistoric: true }, false),
    ),
  )
}

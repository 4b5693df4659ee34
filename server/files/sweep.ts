import type { Database } from '#db'
import { day, hour } from '#lib'
import type { Disk } from './disk.ts'
import { orderBytes } from './expect.ts'
import { findOverdue, hasFiles, knownOf, removeUnsent } from './store.ts'

type Means = { database: Database; disk: Disk }

/** How many went: files that nobody sent, and bytes that no row knew. */
export type Swept = { files: number; bytes: number }

const slice = 500
const nightHour = 3

/**
 * Removes what nothing refers to a day after it came: uploads that were never sent or whose message is gone, and bytes
 * whose transaction was rolled back. Bytes of a workspace that the database knows nothing of stay: it may be another
 * database than theirs.
 */
export async function sweep({ database, disk }: Means, now: number): Promise<Swept> {
  await disk.tidy(now)
  await orderOverdue(database, now - day)
  return {
    files: await sweepFiles({ database, disk }, now - day),
    bytes: await sweepBytes({ database, disk }, now - day),
  }
}

/** A job that its process took with it in its last try is nobody's any more. */
async function orderOverdue(database: Database, before: number): Promise<void> {
  await database.engine(async tx => {
    for (const name of await findOverdue(tx, before, slice)) await orderBytes(tx, name)
  })
}

async function sweepFiles({ database, disk }: Means, before: number): Promise<number> {
  for (let count = 0; ;) {
    const removed = await database.engine(tx => removeUnsent(tx, before, slice))
    // What a crash leaves between the two is bytes without a row.
    for (const name of removed) await disk.remove(name)
    count += removed.length
    if (removed.length < slice) return count
  }
}

async function sweepBytes({ database, disk }: Means, before: number): Promise<number> {
  let count = 0
  for await (const { workspaceId, ids } of disk.list()) {
    const strangers = await database.engine(async tx => {
      const known = await knownOf(tx, workspaceId, ids)
      if (known.size === 0 && !(await hasFiles(tx, workspaceId))) return []
      return ids.filter(id => !known.has(id))
    })
    for (const id of strangers) {
      const writtenAt = await disk.writtenAt({ workspaceId, id })
      if (writtenAt === undefined || writtenAt > before) continue
      await disk.remove({ workspaceId, id })
      count++
    }
  }
  return count
}

/** Milliseconds until the next night (three o'clock UTC). */
export const untilNight = (now: number): number => day - ((now - nightHour * hour) % day)

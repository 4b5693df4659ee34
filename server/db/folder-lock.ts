import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Held until released or until this process ends, however it ends. */
export type FolderLock = { release(): void }

const busy = 5

/**
 * Takes the one lock of a folder (which must exist); undefined while another process holds it.
 * The lock is the kernel's record lock under an SQLite transaction: `kill -9` frees it, and no process number can be
 * taken for another. Nobody may open `lock.sqlite` by other means in this process: closing it would drop the lock.
 */
export function lockFolder(folder: string): FolderLock | undefined {
  const file = new DatabaseSync(join(folder, 'lock.sqlite'))
  try {
    file.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE')
  } catch (error) {
    file.close()
    if (error instanceof Error && 'errcode' in error && error.errcode === busy) return undefined
    throw error
  }
  return {
    release() {
      if (file.isOpen) file.close()
    },
  }
}

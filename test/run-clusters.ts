import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statfsSync,
} from 'node:fs'
import { freemem, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type FolderLock, installedPrograms, lockFolder, startEmbedded, stopOrphan } from '#db'
import { pause } from '#lib'
import { installed15 } from './cluster.ts'

const prefix = 'sobremesa-test-'
const settings = {
  fsync: 'off',
  // Inside the folder, so that a killed one leaves nothing elsewhere.
  dynamic_shared_memory_type: 'mmap',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '256MB',
  max_connections: '300',
  autovacuum_naptime: '5s',
}

/**
 * Throw-away PostgreSQLs for the run, without waiting for the disk, and a folder for the tests' own files: both told in
 * the environment, and all removed at the end, also what tests that were cut off have left.
 */
export async function startClusters({ with15 }: { with15: boolean }): Promise<AsyncDisposable> {
  const parent = throwAwayFolder()
  for (const each of new Set([parent, tmpdir()])) await sweep(each)
  const { folder, lock } = makeFolder(parent)
  const programs15 = with15 ? installed15() : undefined
  const started = await Promise.allSettled([
    startEmbedded({ folder: join(folder, '18'), settings }),
    programs15 === undefined
      ? undefined
      : startEmbedded({ folder: join(folder, '15'), settings, programs: installedPrograms(programs15, 15) }),
  ])
  const [newest, oldest] = started.map(each => (each.status === 'fulfilled' ? each.value : undefined))
  const before = process.env.TMPDIR
  const stop = async () => {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
    await Promise.all([newest?.stop(), oldest?.stop()])
    await remove(folder, lock)
  }
  const failed = started.find(each => each.status === 'rejected')
  if (failed) {
    await stop()
    throw failed.reason
  }
  process.env.TMPDIR = join(folder, 'tmp')
  process.env.SOBREMESA_TEST_CLUSTER = JSON.stringify(newest!.connection)
  if (oldest) process.env.SOBREMESA_TEST_CLUSTER_15 = JSON.stringify(oldest.connection)
  return { [Symbol.asyncDispose]: stop }
}

const memory = '/dev/shm'
const roomy = 6 * 2 ** 30

/** In memory where there is room: to make and drop a database costs a disk three times the processor's time. */
function throwAwayFolder(): string {
  if (process.env.TMPDIR) return tmpdir()
  try {
    accessSync(memory, constants.W_OK)
    const { bavail, bsize } = statfsSync(memory)
    if (bavail * bsize >= roomy && freemem() >= roomy) return memory
  } catch {
    // There is none on this system.
  }
  return tmpdir()
}

/** Gets its name when it is locked, so that nobody sweeps it away before. Other accounts must get through to what is theirs. */
function makeFolder(parent: string): { folder: string; lock: FolderLock } {
  const made = mkdtempSync(join(parent, 'sobremesa-new-'))
  chmodSync(made, 0o711)
  mkdirSync(join(made, 'tmp'))
  chmodSync(join(made, 'tmp'), 0o1777)
  const lock = lockFolder(made)!
  const folder = made.replace('sobremesa-new-', prefix)
  renameSync(made, folder)
  return { folder, lock }
}

/** Removes what runs that were killed have left. */
async function sweep(parent: string): Promise<void> {
  for (const name of readdirSync(parent).filter(each => each.startsWith(prefix))) {
    try {
      const lock = lockFolder(join(parent, name))
      if (lock) await remove(join(parent, name), lock)
    } catch {
      // Another run is at it at the same time, or it is another account's.
    }
  }
}

async function remove(folder: string, lock: FolderLock): Promise<void> {
  const left = globSync('**/cluster/postmaster.pid', { cwd: folder })
  const isFree = await Promise.all(left.map(file => becomesFree(join(folder, dirname(dirname(file))))))
  lock.release()
  if (isFree.every(Boolean)) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

/** A server whose test was cut off notices by and by, and takes its PostgreSQL with it. */
async function becomesFree(folder: string): Promise<boolean> {
  const until = performance.now() + 6000
  while (existsSync(folder)) {
    if (await stopOrphan(folder)) return true
    if (performance.now() > until) return false
    await pause(50)
  }
  return true
}

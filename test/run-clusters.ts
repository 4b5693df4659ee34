import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installedPrograms, startEmbedded, stopOrphan } from '#db'
import { installed15 } from './cluster.ts'

const prefix = 'sobremesa-test-'
const settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '256MB',
  max_connections: '300',
  autovacuum_naptime: '5s',
}

/** Throw-away PostgreSQLs for the run, without waiting for the disk; told to the test files in their environment. */
export async function startClusters({ with15 }: { with15: boolean }): Promise<AsyncDisposable> {
  await sweep()
  const folder = mkdtempSync(join(tmpdir(), prefix))
  // Root gives what lies inside to another account, which must get there.
  chmodSync(folder, 0o711)
  const programs15 = with15 ? installed15() : undefined
  const started = await Promise.allSettled([
    startEmbedded({ folder: join(folder, '18'), settings }),
    ...(programs15
      ? [startEmbedded({ folder: join(folder, '15'), settings, programs: installedPrograms(programs15, 15) })]
      : []),
  ])
  const [newest, oldest] = started.map(each => (each.status === 'fulfilled' ? each.value : undefined))
  const stop = async () => {
    await Promise.all([newest?.stop(), oldest?.stop()])
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
  const failed = started.find(each => each.status === 'rejected')
  if (failed) {
    await stop()
    throw failed.reason
  }
  process.env.SOBREMESA_TEST_CLUSTER = JSON.stringify(newest!.connection)
  if (oldest) process.env.SOBREMESA_TEST_CLUSTER_15 = JSON.stringify(oldest.connection)
  return { [Symbol.asyncDispose]: stop }
}

/** Removes what runs that were killed have left. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter(each => each.startsWith(prefix))) {
    const folder = join(tmpdir(), name)
    try {
      const free = await Promise.all(readdirSync(folder).map(version => stopOrphan(join(folder, version))))
      if (free.length > 0 && free.every(Boolean)) rmSync(folder, { recursive: true, force: true })
    } catch {
      // Another run is at it at the same time, or it is another account's.
    }
  }
}

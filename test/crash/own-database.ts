import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Embedded, migrate, openDatabase, startEmbedded } from '#db'
import { prepareJobs } from '#log'
import type { Place } from '../cluster.ts'

/** A PostgreSQL of the test's own that somebody else runs, for all that the server knows. */
export type OwnDatabase = AsyncDisposable & {
  connection: Place
  /** `fast` cuts all sessions and writes everything; `immediate` just ends, and has to recover at the next start. */
  stop(how: 'fast' | 'immediate'): Promise<void>
  start(): Promise<void>
  /** Whether it runs still: it ends by itself when it cannot recover. */
  readonly isUp: boolean
  /** What it has said so far. */
  said(): string
}

/** Its shared memory lies inside the folder, so that a killed one leaves nothing elsewhere. */
const settings = { fsync: 'off', shared_buffers: '32MB', dynamic_shared_memory_type: 'mmap' }

/** In a new folder inside `parent`, with all migrations. */
export async function openOwnDatabase(parent = tmpdir()): Promise<OwnDatabase> {
  const folder = mkdtempSync(join(parent, 'sobremesa-own-'))
  chmodSync(folder, 0o711)
  const postgres = join(folder, 'postgres')
  let running: Embedded | undefined
  const start = async () => {
    const started = await startEmbedded({ folder: postgres, settings })
    running = started
    void started.exited.then(() => (running = running === started ? undefined : running))
    return started
  }
  const { connection } = await start()
  const database = openDatabase(connection, { size: 2 })
  await migrate(database)
    .then(() => prepareJobs(database))
    .finally(() => database.close())
  const stop: OwnDatabase['stop'] = async how => {
    const stopping = running
    running = undefined
    if (how === 'immediate') process.kill(postmasterOf(postgres), 'SIGQUIT')
    await (how === 'immediate' ? stopping?.exited : stopping?.stop())
  }
  return {
    connection,
    stop,
    async start() {
      await start()
    },
    get isUp() {
      return running !== undefined
    },
    said: () => readFileSync(join(postgres, 'postgres.log'), 'utf8'),
    async [Symbol.asyncDispose]() {
      if (running) await stop('fast')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Of the PostgreSQL that runs in the folder. */
export const postmasterOf = (folder: string): number =>
  Number.parseInt(readFileSync(join(folder, 'cluster', 'postmaster.pid'), 'utf8'), 10)

import { accessSync, constants, existsSync, mkdirSync, readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { Fault } from '#lib'
import { chooseAccount } from './embedded-account.ts'
import { adopt, stopLeft } from './embedded-adopt.ts'
import { createCluster } from './embedded-create.ts'
import { launch, type Place, type Running } from './embedded-launch.ts'
import { stopPostmaster } from './embedded-postmaster.ts'
import { embeddedPrograms, type Programs } from './embedded-programs.ts'
import { postgresArguments } from './embedded-settings.ts'
import { makeSocketFolder, removeOutsideSocketFolder } from './embedded-socket.ts'
import { lockFolder } from './folder-lock.ts'

export type Connection = { host: string; port: number; user: 'sobremesa'; database: 'sobremesa' }

/** A running PostgreSQL of ours. `host` is the folder of its socket. */
export type Embedded = AsyncDisposable & {
  connection: Connection
  /** Whether it is one that a killed server had left running. */
  adopted: boolean
  /** Cuts all sessions and stops it; everything is on disk then. */
  stop(): Promise<void>
  /** Resolves when it is gone, asked for or not. */
  exited: Promise<void>
}

export type EmbeddedOptions = {
  /** Everything of it is kept here; made when missing. */
  folder: string
  /** PostgreSQL settings by name, over the usual ones. */
  settings?: Record<string, string>
  /** What a person should know, a line at a time. */
  log?: (line: string) => void
  /** Other programs than the embedded ones. */
  programs?: Programs
}

const stopPatienceMs = 20_000

/**
 * Starts the PostgreSQL that keeps its files in `folder`, or takes over the one that a killed server left running.
 * Faults: database.folder-in-use, database.folder-not-ours, database.no-programs, database.programs-broken,
 * database.no-account, database.disk-full, database.not-created, database.not-started, database.other-version.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const folder = prepareFolder(options.folder)
  const lock = lockFolder(folder)
  if (!lock) throw new Fault('database.folder-in-use', 409, { folder })
  try {
    const place = await preparePlace(folder, options)
    const running = (await adopt(place)) ?? (await launch(place))
    return supervised(place, running, () => lock.release())
  } catch (error) {
    lock.release()
    throw codeOf(error) === 'ENOSPC' ? new Fault('database.disk-full', 500, { detail: folder }, error) : error
  }
}

/** Stops what a killed server left running in the folder. False when the folder is in use by a living one. */
export async function stopOrphan(folder: string): Promise<boolean> {
  const lock = lockFolder(prepareFolder(folder))
  if (!lock) return false
  try {
    await stopLeft(join(folder, 'cluster'))
    return true
  } finally {
    lock.release()
  }
}

function prepareFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    return realpathSync(folder)
  } catch (error) {
    const code = codeOf(error)
    if (code === 'ENOSPC') throw new Fault('database.disk-full', 500, { detail: folder }, error)
    if (code === 'EACCES' || code === 'EPERM') throw new Fault('database.folder-not-ours', 500, { folder }, error)
    throw error
  }
}

async function preparePlace(
  folder: string,
  { settings = {}, log = () => {}, programs: given }: EmbeddedOptions,
): Promise<Place> {
  const cluster = join(folder, 'cluster')
  const programs = given ?? embeddedPrograms(join(folder, 'lib'))
  const account = chooseAccount(folder, programs)
  if (!existsSync(cluster)) {
    log('a new database is being made')
    await createCluster(cluster, programs, account, settings.fsync !== 'off')
  }
  const major = Number(readFileSync(join(cluster, 'PG_VERSION'), 'utf8'))
  if (major !== programs.major) throw new Fault('database.other-version', 500, { found: major, wanted: programs.major })
  const socketFolder = makeSocketFolder(folder, account)
  return {
    folder,
    cluster,
    programs,
    account,
    socketFolder,
    arguments: postgresArguments(cluster, socketFolder, settings),
    log,
  }
}

function supervised(place: Place, { pid, socketFolder, adopted, gone }: Running, release: () => void): Embedded {
  const exited = gone.then(() => {
    removeOutsideSocketFolder(place.folder, socketFolder)
    release()
  })
  let stopping: Promise<void> | undefined
  const stop = () => (stopping ??= stopPostmaster(pid, exited, stopPatienceMs))
  const connection = { host: socketFolder, port: 5432, user: 'sobremesa', database: 'sobremesa' } as const
  return { connection, adopted, stop, exited, [Symbol.asyncDispose]: stop }
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined)

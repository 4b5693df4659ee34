import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { asError, Fault, pause } from '#lib'
import type { Account } from './embedded-account.ts'
import { environmentFor } from './embedded-create.ts'
import { explain } from './embedded-explain.ts'
import { disownPostmaster, readPostmaster } from './embedded-postmaster.ts'
import type { Programs } from './embedded-programs.ts'
import { clearSocket } from './embedded-socket.ts'

/** All that is settled before PostgreSQL runs. */
export type Place = {
  folder: string
  cluster: string
  programs: Programs
  account: Account
  socketFolder: string
  arguments: string[]
  log: (line: string) => void
}

/** `gone` resolves when the process has ended. */
export type Running = { pid: number; socketFolder: string; adopted: boolean; gone: Promise<void> }

const lookEveryMs = 10
const endingPatienceMs = 20_000

/** Starts PostgreSQL and waits until it takes connections, however long it has to recover. */
export async function launch(place: Place): Promise<Running> {
  const until = performance.now() + endingPatienceMs
  for (;;) {
    try {
      return await launchOnce(place)
    } catch (error) {
      // Backends of a killed postmaster end by themselves, once they notice.
      const isPassing = error instanceof Fault && error.code === 'database.still-ending'
      if (!isPassing || performance.now() > until) throw error
      await pause(200)
    }
  }
}

/** The arguments that the running PostgreSQL was started with: another program or setting means another start. */
export const argumentsFile = (folder: string) => join(folder, 'arguments.json')

export const signature = ({ programs, arguments: given }: Place) =>
  JSON.stringify([programs.postgres, programs.release, ...given])

async function launchOnce(place: Place): Promise<Running> {
  const dead = readPostmaster(place.cluster)
  if (dead) disownPostmaster(place.cluster)
  clearSocket(place.socketFolder)
  writeFileSync(argumentsFile(place.folder), signature(place))
  const logFile = freshLog(place.folder)
  const from = existsSync(logFile) ? statSync(logFile).size : 0
  const child = spawnPostgres(place, logFile)
  const gone = new Promise<void>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', () => resolve())
  })
  const tail = () => readFileSync(logFile).subarray(from).toString()
  await ready(place, child, gone, tail)
  void gone.then(() => place.log('PostgreSQL has ended'))
  return { pid: child.pid!, socketFolder: place.socketFolder, adopted: false, gone }
}

function spawnPostgres({ programs, account, arguments: given, folder }: Place, logFile: string): ChildProcess {
  const [command, ...rest] = [...account.prefix, programs.postgres, ...given]
  const log = openSync(logFile, 'a')
  try {
    // Detached: Ctrl-C in a terminal is for the server, which then stops PostgreSQL in good order.
    return spawn(command!, rest, {
      ...account.switchTo,
      cwd: folder,
      env: environmentFor(programs),
      stdio: ['ignore', log, log],
      detached: true,
    })
  } finally {
    closeSync(log)
  }
}

async function ready(
  { cluster, programs }: Place,
  child: ChildProcess,
  gone: Promise<void>,
  tail: () => string,
): Promise<void> {
  let hasEnded = false
  const ended = gone.then(
    () => (hasEnded = true),
    error => {
      throw new Fault(
        'database.programs-broken',
        500,
        { program: programs.postgres, detail: asError(error).message },
        error,
      )
    },
  )
  for (;;) {
    const found = readPostmaster(cluster)
    if (found?.pid === child.pid && found?.status === 'ready') return
    await Promise.race([ended, pause(lookEveryMs)])
    if (hasEnded) throw explain(tail(), 'database.not-started')
  }
}

const largestLog = 1_000_000

function freshLog(folder: string): string {
  const file = join(folder, 'postgres.log')
  if (existsSync(file) && statSync(file).size > largestLog) renameSync(file, `${file}.1`)
  return file
}

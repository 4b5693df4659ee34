import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readlinkSync, realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pause } from '#lib'

/** What a cluster's postmaster.pid says. */
export type Postmaster = { pid: number; port: number; socketFolder: string; status: string }

/** Reads postmaster.pid; undefined when there is none, or it is still being written. */
export function readPostmaster(cluster: string): Postmaster | undefined {
  const file = pidFile(cluster)
  if (!existsSync(file)) return undefined
  const lines = readFileSync(file, 'utf8').split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  return { pid, port: Number(lines[3]), socketFolder: lines[4] ?? '', status: (lines[7] ?? '').trim() }
}

/** Whether this process is alive (a zombie is not) and is the PostgreSQL of this cluster, not a later holder of its number. */
export function isPostmasterOf(cluster: string, pid: number): boolean {
  if (!exists(pid)) return false
  if (process.platform !== 'linux') return commandOf(pid).includes(cluster)
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster)
  } catch {
    return false
  }
}

/**
 * Makes a dead postmaster's file harmless when its number now belongs to another process: PostgreSQL passes over its
 * own parent's number. The file itself must stay, for its shared memory key guards against backends still alive.
 */
export function disownPostmaster(cluster: string): void {
  const file = pidFile(cluster)
  const [, ...rest] = readFileSync(file, 'utf8').split('\n')
  writeFileSync(file, [process.pid, ...rest].join('\n'))
}

/** Resolves when the process is gone, looking every `everyMs`; rejects with the signal's reason. */
export async function goneFor(cluster: string, pid: number, everyMs: number, signal?: AbortSignal): Promise<void> {
  while (isPostmasterOf(cluster, pid)) {
    signal?.throwIfAborted()
    await pause(everyMs, signal)
  }
}

/**
 * Stops it fast: sessions are cut, everything is on disk. If that takes longer than `patienceMs`, at once: the next
 * start then recovers from the log, and nothing is lost by that either.
 */
export async function stopPostmaster(pid: number, gone: Promise<void>, patienceMs: number): Promise<void> {
  kill(pid, 'SIGINT')
  const calm = new AbortController()
  const hurry = pause(patienceMs, calm.signal).then(() => calm.signal.aborted || kill(pid, 'SIGQUIT'))
  await gone
  calm.abort()
  await hurry
}

const pidFile = (cluster: string) => join(cluster, 'postmaster.pid')

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function commandOf(pid: number): string {
  const command = execFileSync('ps', ['-o', 'state=,command=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  return command.startsWith('Z') ? '' : command
}

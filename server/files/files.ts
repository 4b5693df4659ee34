import type { Readable } from 'node:stream'
import type { Database, Leases, Tx } from '#db'
import { type Clock, Fault, newId, pause } from '#lib'
import type { JobTasks } from '#log'
import type { Contexts, Directory } from '#profiles'
import { type Addresses, openAddresses } from './address.ts'
import { openDisk } from './disk.ts'
import { type Expected, expect, fetchTask } from './expect.ts'
import { fetchJob } from './fetch.ts'
import { removeJob, removeTask } from './forget.ts'
import { type Draft, type Given, receive } from './receive.ts'
import { findFile, insertFile } from './store.ts'
import { sweep, type Swept, untilNight } from './sweep.ts'
import type { FileRow } from './tables.ts'
import { openThumbnails } from './thumbnail.ts'

export type Files = {
  /**
   * Takes bytes, sniffs and bounds them; no transaction may be open meanwhile when they come from a network.
   * @throws Fault `file.too-large` (413), `file.empty`, `file.program` (422), `disk.full` (507)
   */
  receive(given: Given): Promise<Draft>
  /** Makes a file of it, in the caller's transaction. Faults are those of `receive`. */
  keep(tx: Tx, given: Draft | (Given & { bytes: Uint8Array })): Promise<FileRow>
  discard(draft: Draft): Promise<void>
  /** Holds a place for media of a message and orders the bytes; one that is there already stays as it is. */
  expect(tx: Tx, expected: Expected): Promise<void>
  find(tx: Tx, workspaceId: string, id: string): Promise<FileRow | undefined>
  /** @throws Fault `file.unknown` (404), `file.not-ready` (409) */
  read(workspaceId: string, id: string): Promise<{ name: string; type: string; bytes: Uint8Array }>
  /** The bytes of a file that is ready; `range` in bytes, both ends included. */
  stream(row: FileRow, range?: { start: number; end: number }): Readable
  /** WebP, 320 px at most each way; undefined when it cannot be drawn. */
  thumbnail(row: FileRow): Promise<Uint8Array | undefined>
  /** An address that opens this one file to whoever has it, until about `until` (epoch ms). */
  address: Addresses['sign']
  isSigned: Addresses['holds']
  tasks: JobTasks
  /** Removes what nothing refers to a day after it came. */
  sweep(): Promise<Swept>
  /** Sweeps now and every night, in the one process that holds the lease, until the signal aborts. */
  upkeep(leases: Leases, signal: AbortSignal): Promise<void>
}

export type FilesOptions = {
  /** Where the bytes are kept. */
  folder: string
  /** Signs addresses; 32 bytes. */
  key: Buffer
  publicAddress: () => string
  directory: Directory
  contexts: Contexts
  now: Clock
  failed?: (error: unknown) => void
}

export function openFiles(database: Database, options: FilesOptions): Files {
  const { folder, key, publicAddress, directory, contexts, now, failed = () => {} } = options
  const disk = openDisk(folder)
  const thumbnail = openThumbnails(disk)
  const addresses = openAddresses(key, publicAddress)
  const files: Files = {
    receive: given => receive(disk, given),
    async keep(tx, given) {
      const draft = 'path' in given ? given : await receive(disk, given)
      const row = rowOf(draft, now())
      await disk.place(draft, row)
      await insertFile(tx, row)
      return row
    },
    discard: draft => disk.discard(draft),
    expect: (tx, expected) => expect(tx, expected, now()),
    find: findFile,
    async read(workspaceId, id) {
      const row = await database.app(workspaceId, tx => findFile(tx, workspaceId, id))
      if (!row) throw new Fault('file.unknown', 404)
      const bytes = row.state === 'ready' ? await disk.read(row) : undefined
      if (!bytes) throw new Fault('file.not-ready', 409)
      return { name: row.name, type: row.type, bytes }
    },
    stream: (row, range) => disk.stream(row, range),
    thumbnail,
    address: addresses.sign,
    isSigned: addresses.holds,
    tasks: {
      [fetchTask]: fetchJob({ database, disk, directory, contexts, now, files: () => files }),
      [removeTask]: removeJob(disk),
    },
    sweep: () => sweep({ database, disk }, now()),
    upkeep: (leases, signal) =>
      leases.hold('files', signal, async held => {
        while (!held.aborted) {
          await files.sweep().catch(failed)
          await pause(untilNight(now()), held)
        }
      }),
  }
  return files
}

function rowOf({ workspaceId, name, type, size, sha256, width, height }: Draft, now: number): FileRow {
  return {
    workspaceId,
    id: newId(now),
    name,
    type,
    size,
    sha256,
    width,
    height,
    state: 'ready',
    source: null,
    failure: null,
    messageId: null,
    createdAt: now,
  }
}

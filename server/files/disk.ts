import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { day, Fault, isId, newId } from '#lib'
import type { FileName } from './tables.ts'

type Name = FileName

/** Where the bytes lie: `<folder>/<workspace>/<the id's last two digits>/<id>`, whole or not at all. */
export type Disk = {
  /** Writes bytes as they come under a name of nobody's. @throws Fault `disk.full` (507), and what `check` throws */
  write(bytes: AsyncIterable<Uint8Array>, check: (size: number) => void): Promise<Written>
  /** Gives what was written its name, for good. */
  place(written: Pick<Written, 'path'>, name: Name, ending?: string): Promise<void>
  discard(written: Pick<Written, 'path'>): Promise<void>
  /** A path below which something may be made, to be placed or discarded. */
  spare(): Promise<string>
  path(name: Name, ending?: string): string
  read(name: Name, ending?: string): Promise<Buffer | undefined>
  stream(name: Name, range?: { start: number; end: number }): Readable
  /** What lies there, a folder at a time: names without their ending, each once. */
  list(): AsyncIterable<{ workspaceId: string; ids: string[] }>
  /** When its bytes were written, in epoch ms; undefined when there are none. */
  writtenAt(name: Name): Promise<number | undefined>
  /** Removes its bytes and what was made of them. */
  remove(name: Name): Promise<void>
  /** Removes what was begun and never placed, more than a day ago. */
  tidy(now: number): Promise<void>
}

export type Written = { path: string; size: number; sha256: Buffer }

export function openDisk(folder: string): Disk {
  const arriving = join(folder, 'arriving')
  const path = ({ workspaceId, id }: Name, ending = '') => join(folder, workspaceId, id.slice(-2), id + ending)
  const spare = async () => {
    await mkdir(arriving, { recursive: true, mode: 0o700 }).catch(error => {
      throw fullDisk(error)
    })
    return join(arriving, newId())
  }
  const discard = (written: Pick<Written, 'path'>) => rm(written.path, { force: true })
  return {
    path,
    spare,
    discard,
    async write(bytes, check) {
      const written = await spare()
      try {
        return { path: written, ...(await pour(bytes, written, check)) }
      } catch (error) {
        await discard({ path: written })
        throw fullDisk(error)
      }
    },
    async place(written, name, ending) {
      const target = path(name, ending)
      try {
        await mkdir(dirname(target), { recursive: true, mode: 0o700 })
        await rename(written.path, target)
        await settleFolder(dirname(target))
      } catch (error) {
        throw fullDisk(error)
      }
    },
    read: (name, ending) => readFile(path(name, ending)).catch(undefinedIfGone),
    stream: (name, range) => createReadStream(path(name), range),
    async *list() {
      for (const workspaceId of (await namesIn(folder)).filter(isId)) {
        for (const part of await namesIn(join(folder, workspaceId))) {
          const names = await namesIn(join(folder, workspaceId, part))
          yield { workspaceId, ids: [...new Set(names.map(name => name.split('.')[0]!))].filter(isId) }
        }
      }
    },
    async writtenAt(name) {
      const times = await Promise.all(endings.map(ending => stat(path(name, ending)).catch(undefinedIfGone)))
      const known = times.flatMap(each => each?.mtimeMs ?? [])
      return known.length === 0 ? undefined : Math.max(...known)
    },
    async remove(name) {
      await Promise.all(endings.map(ending => rm(path(name, ending), { force: true })))
    },
    async tidy(now) {
      for (const name of await readdir(arriving).catch(() => [])) {
        const left = join(arriving, name)
        const { mtimeMs } = await stat(left).catch(() => ({ mtimeMs: now }))
        if (now - mtimeMs > day) await rm(left, { force: true, recursive: true })
      }
    },
  }
}

/** Beside the bytes lies a small picture, where one was asked for. */
const endings = ['', '.webp']

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(error => undefinedIfGone(error) ?? [])

async function pour(bytes: AsyncIterable<Uint8Array>, path: string, check: (size: number) => void) {
  const hash = createHash('sha256')
  const file = await open(path, 'wx', 0o600)
  let size = 0
  try {
    for await (const chunk of bytes) {
      size += chunk.length
      check(size)
      hash.update(chunk)
      await file.writeFile(chunk)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { size, sha256: hash.digest() }
}

/** The new name is on disk when its folder is. */
async function settleFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined)

export const fullDisk = (error: unknown): unknown =>
  codeOf(error) === 'ENOSPC' || codeOf(error) === 'EDQUOT' ? new Fault('disk.full', 507, {}, error) : error

function undefinedIfGone(error: unknown): undefined {
  if (codeOf(error) !== 'ENOENT') throw error
}

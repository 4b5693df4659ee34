import type { Disk } from './disk.ts'
import { fullDisk } from './disk.ts'
import { shrink } from './measure.ts'
import type { FileRow } from './tables.ts'

const ending = '.webp'
const atOnce = 2

/** Makes small pictures when they are asked for first, and keeps them beside the originals. */
export function openThumbnails(disk: Disk): (row: FileRow) => Promise<Buffer | undefined> {
  const making = new Map<string, Promise<Buffer | undefined>>()
  const queue = gate(atOnce)

  const make = async (row: FileRow): Promise<Buffer | undefined> => {
    const path = await disk.spare()
    try {
      if (!(await shrink(disk.path(row), path))) return undefined
      await disk.place({ path }, row, ending)
      return await disk.read(row, ending)
    } catch (error) {
      throw fullDisk(error)
    } finally {
      await disk.discard({ path })
    }
  }
  return async row => {
    if (row.state !== 'ready' || row.width === null) return undefined
    const kept = await disk.read(row, ending)
    if (kept) return kept
    const current = making.get(row.id) ?? queue(() => make(row)).finally(() => making.delete(row.id))
    making.set(row.id, current)
    return current
  }
}

/** Lets that many run at a time; the others wait in order. */
function gate(places: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let free = places
  return async work => {
    if (free === 0) await new Promise<void>(resolve => waiting.push(resolve))
    else free--
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free++
    }
  }
}

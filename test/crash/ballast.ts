import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'

const piece = Buffer.alloc(64 * 1024, 1)

/** Fills a disk to its last byte; `leave` is how many bytes stay free. Returns what makes room again. */
export function fill(folder: string, leave = 0): () => void {
  const path = join(folder, 'ballast')
  const spare = join(folder, 'ballast-spare')
  if (leave > 0) write(spare, leave)
  write(path, Infinity)
  rmSync(spare, { force: true })
  return () => rmSync(path)
}

function write(path: string, most: number): void {
  const file = openSync(path, 'w')
  try {
    for (let size = 0; size < most;) size += writeSync(file, piece, 0, Math.min(piece.length, most - size))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
  } finally {
    closeSync(file)
  }
}

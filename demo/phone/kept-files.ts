import { hash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What people sent, for when the phone is switched on again: stand-ins forget it. */
export type KeptFiles = {
  find(seat: string, ref: string): Uint8Array | undefined
  keep(seat: string, ref: string, bytes: Uint8Array): void
}

export function openKeptFiles(folder: string): KeptFiles {
  const pathOf = (seat: string, ref: string) => join(folder, hash('sha256', `${seat}\0${ref}`))
  return {
    find: (seat, ref) => (existsSync(pathOf(seat, ref)) ? readFileSync(pathOf(seat, ref)) : undefined),
    keep(seat, ref, bytes) {
      mkdirSync(folder, { recursive: true })
      writeFileSync(pathOf(seat, ref), bytes)
    },
  }
}

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lockFolder } from '#db'
import { Fault } from '#lib'

/** The folder of an installation while this process has it. */
export type HeldFolder = {
  /** Says where the server answers, for those who try to start a second one. */
  announce(address: string): void
  release(): void
}

/** Takes the folder for this process alone. Faults: start.already-running (with the address), start.folder-not-writable. */
export function holdFolder(folder: string): HeldFolder {
  const lock = takeLock(folder)
  const file = join(folder, 'running.json')
  if (!lock) {
    const address = addressIn(file)
    throw new Fault('start.already-running', 409, { folder, address, isKnown: address ? 'yes' : 'no' })
  }
  return {
    announce: address => writeFileSync(file, JSON.stringify({ address, pid: process.pid })),
    release() {
      rmSync(file, { force: true })
      lock.release()
    },
  }
}

function takeLock(folder: string) {
  try {
    // The database runs under another account when we are root, and has to pass through.
    mkdirSync(folder, { recursive: true, mode: process.geteuid?.() === 0 ? 0o711 : 0o700 })
    return lockFolder(folder)
  } catch (error) {
    throw new Fault('start.folder-not-writable', 500, { folder, detail: String(error) }, error)
  }
}

/** Empty while the other one has not said it yet. */
function addressIn(file: string): string {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { address: string }).address
  } catch {
    return ''
  }
}

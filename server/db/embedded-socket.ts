import { createHash } from 'node:crypto'
import { chmodSync, existsSync, lstatSync, mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Fault } from '#lib'
import { type Account, giveTo } from './embedded-account.ts'

const socketName = '.s.PGSQL.5432'
/** Systems allow 104 to 108 bytes. */
const longest = 100

/**
 * The folder of the socket, for our eyes only: inside `folder`, or under the system's folder for passing things when
 * the path would be too long for a socket. Fault: database.socket-folder-taken.
 */
export function makeSocketFolder(folder: string, account: Account): string {
  const elsewhere = `sobremesa-${shortHash(folder)}`
  const choices = [join(folder, 'socket'), join(tmpdir(), elsewhere), join('/tmp', elsewhere)]
  const socketFolder = choices.find(choice => Buffer.byteLength(join(choice, socketName)) <= longest)!
  if (!existsSync(socketFolder)) mkdirSync(socketFolder, { mode: 0o700 })
  const found = lstatSync(socketFolder)
  const allowed = [account.owner?.uid, process.geteuid?.()]
  if (!found.isDirectory() || !allowed.includes(found.uid))
    throw new Fault('database.socket-folder-taken', 500, { folder: socketFolder })
  chmodSync(socketFolder, 0o700)
  giveTo(account, socketFolder)
  return socketFolder
}

/** Removes what a killed PostgreSQL left: its lock would keep the next one from starting if the number lives on. */
export function clearSocket(socketFolder: string): void {
  for (const name of [socketName, `${socketName}.lock`]) rmSync(join(socketFolder, name), { force: true })
}

/** Takes away a socket folder that does not stand inside the folder itself. */
export function removeOutsideSocketFolder(folder: string, socketFolder: string): void {
  if (!socketFolder.startsWith(join(folder, '/'))) rmSync(socketFolder, { recursive: true, force: true })
}

const shortHash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16)

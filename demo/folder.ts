import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What lies in the folder that a demo is to live in: `half` is a world whose founding was interrupted. */
export type Lying = 'nothing' | 'world' | 'half' | 'foreign'

const mark = 'demo-world'
const world = 'demo.json'
const lock = /^lock\.sqlite(-\w+)?$/
/** All that a demo and the house around it ever put there. The first is the first to go. */
const ours = [
  ...[world, `${world}.new`, 'demo-steps.jsonl', 'demo-phone.jsonl', 'demo-files'],
  ...['running.json', 'secret.key', 'files', 'postgres'],
]

export function whatLies(folder: string): Lying {
  const names = existsSync(folder) ? readdirSync(folder) : []
  if (names.length === 0) return 'nothing'
  if (!names.includes(mark) || strangersIn(names).length > 0) return 'foreign'
  if (names.includes(world)) return 'world'
  return names.some(name => ours.includes(name)) ? 'half' : 'nothing'
}

const strangersIn = (names: readonly string[]): string[] =>
  names.filter(name => name !== mark && !ours.includes(name) && !lock.test(name))

/** A new folder is marked before anything else comes into it. */
export function markFolder(folder: string): void {
  // The database runs under another account when we are root, and has to pass through.
  mkdirSync(folder, { recursive: true, mode: process.geteuid?.() === 0 ? 0o711 : 0o700 })
  writeFileSync(join(folder, mark), '')
}

/** Takes away the world that lies there, for whoever holds the folder. Throws, with nothing touched, where there is more. */
export function clearFolder(folder: string): void {
  if (whatLies(folder) === 'foreign') throw new Error(`${folder} holds something that is no demo.`)
  for (const name of ours) rmSync(join(folder, name), { recursive: true, force: true })
}

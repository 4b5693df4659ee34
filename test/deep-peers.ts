import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

export type Peer = { peer: string; seconds: number } & (
  | { state: 'passed' | 'failed' }
  | { state: 'not here'; why: string }
)

const folder = join(import.meta.dirname, 'peers')
const install = '--install'

/** Real servers of others: those that this machine has, or may get (`isInstalling`). */
export async function meetPeers(isInstalling: boolean): Promise<Peer[]> {
  const args = isInstalling ? [install] : []
  if (isInstalling) await run([join(folder, 'bluesky', 'prepare.ts')])
  const { noMailServers } = await import('./peers/mail/programs.ts')
  const { missingParts } = await import('./peers/bluesky/services.ts')
  const lacks = missingParts().join('; ')
  return [
    await meet('mail', noMailServers || '', ['--test', join(folder, 'mail', 'mail.test.ts'), ...args]),
    await meet('bluesky', lacks, [join(folder, 'bluesky', 'main.ts')]),
  ]
}

async function meet(peer: string, why: string, program: readonly string[]): Promise<Peer> {
  const began = performance.now()
  const code = why === '' ? await run(program) : undefined
  const seconds = Math.round((performance.now() - began) / 1000)
  const met: Peer =
    code === undefined
      ? { peer, seconds, state: 'not here', why }
      : { peer, seconds, state: code === 0 ? 'passed' : 'failed' }
  process.stdout.write(`${peer}: ${met.state}${'why' in met ? ` (${met.why})` : ` in ${seconds} s`}\n`)
  return met
}

async function run(program: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [...program], { stdio: 'inherit' })
  const [code] = (await once(child, 'exit')) as [number | null]
  return code ?? 1
}

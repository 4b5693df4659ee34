import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

export type ServerPlan = {
  connection: { host: string; port: number; user: string; database: string }
  folder: string
  /** How far its clock is ahead of the system's, in milliseconds. */ ahead: number
  /** Models that it may ask without https. */
  modelHosts?: readonly string[]
}

/** A server in a process of its own, to be killed. */
export type Victim = { address: string; kill(): Promise<void>; setAhead(ms: number): void; gone: Promise<unknown> }

export async function startVictim(plan: ServerPlan): Promise<Victim> {
  const child = fork(join(import.meta.dirname, 'server.ts'), [JSON.stringify(plan)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const gone = once(child, 'exit')
  const address = await addressOf(child, gone)
  return {
    address,
    gone,
    // Whoever is being killed at this moment need not hear it.
    setAhead: ms => void (child.connected && child.send(ms, () => {})),
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
  }
}

async function addressOf(child: ChildProcess, gone: Promise<unknown>): Promise<string> {
  const first = await Promise.race([once(child, 'message'), gone.then(() => undefined)])
  if (!first) throw new Error('The server ended before it was ready')
  return (first as [{ address: string }])[0].address
}

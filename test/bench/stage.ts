import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, migrate, openDatabase, startEmbedded } from '#db'
import type { ProfileKept } from '#protocol'
import { stranger } from '../world-client.ts'
import { type Brand, foundBrand, setUp } from '../world-people.ts'
import type { Order, Usage } from './server.ts'

/** One API profile to which the load is sent. */
export type Target = { workspaceId: string; profileId: string; connectionId: string; secret: string }

/** A whole installation in a folder of its own: PostgreSQL as it ships (durable), the server as its own process. */
export type Stage = AsyncDisposable & {
  address: string
  bareAddress: string
  targets: Target[]
  brands: Brand[]
  database: Database
  tell(order: Order): Promise<Usage>
  /** Milliseconds of processor that all processes of PostgreSQL have used. */
  postgresCpuMs(): number
  folder: string
}

const secret = 'a secret of the bench, long enough'

/** Two workspaces with two API profiles each; with the console where `webFolder` says it was built. */
export async function openStage(webFolder?: string): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'sobremesa-bench-'))
  const embedded = await startEmbedded({ folder: join(folder, 'postgres') })
  const database = openDatabase(embedded.connection)
  await migrate(database)
  const child = fork(
    join(import.meta.dirname, 'server.ts'),
    [JSON.stringify({ connection: embedded.connection, folder, webFolder })],
    {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  )
  const { address, bareAddress } = await heard<{ address: string; bareAddress: string }>(child)
  const brands = await foundBrands(address)
  const targets = (await Promise.all(brands.map(addTargets))).flat()
  return {
    address,
    bareAddress,
    targets,
    brands,
    database,
    folder,
    tell: order => tell(child, order),
    postgresCpuMs: () => postgresCpuMs(join(folder, 'postgres')),
    async [Symbol.asyncDispose]() {
      const gone = once(child, 'exit')
      child.send('stop')
      await gone
      await database.close()
      await embedded.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function foundBrands(address: string): Promise<Brand[]> {
  const nobody = stranger(address)
  const owner = await setUp(nobody)
  return [{ workspaceId: owner.workspaceId, owner }, await foundBrand(nobody, owner)]
}

const addTargets = ({ owner, workspaceId }: Brand): Promise<Target[]> =>
  Promise.all(
    [1, 2].map(async n => {
      const settings = { secret, target: '', lookup: 'no' }
      const made = await owner.post<ProfileKept>('/profiles', {
        channel: 'api',
        name: `Profile ${n}`,
        function: 'service',
        language: 'en',
        settings,
      })
      return { workspaceId, profileId: made.id, connectionId: made.connectionId, secret }
    }),
  )

async function tell(child: ChildProcess, order: Order): Promise<Usage> {
  const answered = heard<{ usage: Usage }>(child)
  child.send(order)
  return (await answered).usage
}

/** What a process of ours says next. @throws when it ends without a word */
export function heard<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`A process of the bench ended with ${code}`))
    child.once('exit', ended)
    child.once('message', said => {
      child.off('exit', ended)
      resolve(said as T)
    })
  })
}

const ticksPerSecond = 100

/** Linux: the times of the postmaster's children, found by their parent; those that ended are in the parent's own account. */
function postgresCpuMs(folder: string): number {
  const postmaster = Number(readFileSync(join(folder, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0])
  let ticks = 0
  for (const pid of readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')
      const [parent, own, waited] = [
        Number(fields[1]),
        Number(fields[11]) + Number(fields[12]),
        Number(fields[13]) + Number(fields[14]),
      ]
      if (Number(pid) === postmaster) ticks += own + waited
      else if (parent === postmaster) ticks += own
    } catch {
      // It ended while we looked.
    }
  }
  return (ticks * 1000) / ticksPerSecond
}

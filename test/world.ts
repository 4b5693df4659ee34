import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import type { Channel } from '#channel'
import { channels as register } from '#channels'
import { type Database, openDatabase, openLeases } from '#db'
import type { Role } from '#protocol'
import { openReadingThread, type ReadTexts } from '#readings'
import { openSobremesa, type Sobremesa } from '../server/open.ts'
import { createDatabase, migrated, type Place, type Template, type Version } from './cluster.ts'
import { type Client, clientOf, type Known, stranger } from './world-client.ts'
import { type Brand, foundBrand, newcomer, setUp } from './world-people.ts'

/** An installation of one's own, with a brand and its owner signed in. Gone when the test ends. */
export type TestWorld = AsyncDisposable & {
  /** Where it answers: http://127.0.0.1:PORT */
  address: string
  /** Stands still until it is set or moved on. Sessions and the database's own times run on the system's clock. */
  clock: { now(): number; set(at: number): void; advance(ms: number): void }
  /** The rooms behind the server, as its own methods have them. */
  rooms: Sobremesa['world']
  app: Sobremesa['app']
  database: Database
  workspaceId: string
  /** The owner of the brand. */
  owner: Client
  /** Nobody: no cookie, no key. */
  stranger: Client
  /** Somebody of the team, who came by invitation and is signed in. */
  person(role: Role): Promise<Client>
  /** Another brand on the same installation, with an owner of its own. */
  anotherBrand(): Promise<Brand>
}

export type WorldOptions = {
  /** Channels beside those of the register, or in place of them. */
  channels?: readonly Channel[]
  version?: Version
  /** Nobody is there yet: the first run is the test's. */
  empty?: boolean
  metricsToken?: string
  webFolder?: string
  trustProxy?: boolean
  allowsPrivateAddresses?: boolean
  /** Models that may be asked without https. */
  modelHosts?: readonly string[]
  /** Others can reach it, by its settings. */
  isReachable?: boolean
  setUpToken?: string
  /** Reads what customers say in the place of the models, so that a test knows what is read. */
  readTexts?: ReadTexts
  /** Leases that another process has: what is done under them is the test's to do. */
  heldElsewhere?: readonly string[]
}

export async function createWorld(options: WorldOptions = {}): Promise<TestWorld> {
  const { version = 18, empty = false } = options
  const made = await createDatabase(empty ? { version } : { version, template: founded })
  const opened = await openHouse(made.connection, options)
  const { sobremesa, address, database, clock, close } = opened
  const nobody = stranger(address)
  const owner = empty ? nobody : clientOf(address, JSON.parse(made.note) as Known)
  return {
    ...{ address, clock, rooms: sobremesa.world, app: sobremesa.app, database, owner, stranger: nobody },
    workspaceId: owner.workspaceId,
    person: role => newcomer(nobody, owner, role),
    anotherBrand: () => foundBrand(nobody, owner),
    async [Symbol.asyncDispose]() {
      await close()
      await made[Symbol.asyncDispose]()
    },
  }
}

/** Where the first run is over; each copy answers at an address of its own. */
const founded: Template = {
  name: 'founded',
  from: migrated,
  async make(place) {
    const { address, database, close } = await openHouse(place, {})
    const { personId, workspaceId, name, email, cookie } = await setUp(stranger(address))
    await database.owner(tx => tx.query(`delete from installation where key = 'public-address'`))
    await close()
    return JSON.stringify({ personId, workspaceId, name, email, cookie } satisfies Known)
  },
}

/** One for all worlds of a process: the models are large. It keeps no process alive. */
const reading = openReadingThread()

async function openHouse(connection: Place, options: WorldOptions) {
  const database = openDatabase(connection, { size: 4, application: 'test' })
  const folder = mkdtempSync(join(tmpdir(), 'sobremesa-world-'))
  const clock = handSet(Date.now())
  const release = await holdElsewhere(database, options.heldElsewhere ?? [])
  let address = 'http://127.0.0.1'
  const sobremesa = await openSobremesa({
    // Cookies hold in every copy of what was founded once.
    ...(options.empty ? {} : { secret: 'the secret of all that are founded' }),
    ...{ database, reading },
    folder,
    channels: new Map([...register, ...(options.channels ?? []).map(each => [each.id, each] as const)]),
    usualAddress: () => address,
    now: clock.now,
    log: pino({ level: process.env.LOG ?? 'fatal' }),
    version: 'test',
    webFolder: options.webFolder ?? join(folder, 'web'),
    trustProxy: options.trustProxy ?? false,
    allowsPrivateAddresses: options.allowsPrivateAddresses ?? true,
    ...(options.modelHosts && { modelHosts: options.modelHosts }),
    ...(options.metricsToken === undefined ? {} : { metricsToken: options.metricsToken }),
    ...(options.isReachable === undefined ? {} : { isReachable: options.isReachable }),
    ...(options.setUpToken === undefined ? {} : { setUpToken: options.setUpToken }),
    ...(options.readTexts && { reading: { read: options.readTexts, close: async () => {} } }),
    checksAnswers: true,
  })
  address = await sobremesa.app.listen({ host: '127.0.0.1', port: 0 })
  return {
    ...{ sobremesa, address, database, clock },
    async close() {
      await sobremesa.stop()
      await release()
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** As another process would; gives what lets them go. */
async function holdElsewhere(database: Database, names: readonly string[]): Promise<() => Promise<void>> {
  const leases = openLeases(database)
  const stopping = new AbortController()
  const holding: Promise<void>[] = []
  await Promise.all(
    names.map(
      name =>
        new Promise<void>(resolve => {
          const work = async (held: AbortSignal): Promise<void> => {
            resolve()
            if (!held.aborted) await once(held, 'abort')
          }
          holding.push(leases.hold(name, stopping.signal, work))
        }),
    ),
  )
  return async () => {
    stopping.abort()
    await Promise.all(holding)
    await leases.close()
  }
}

function handSet(start: number): TestWorld['clock'] {
  let at = start
  return {
    now: () => at,
    set: to => void (at = to),
    advance: ms => void (at += ms),
  }
}

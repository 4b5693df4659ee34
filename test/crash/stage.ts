import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '#db'
import type { ProfileKept } from '#protocol'
import { createDatabase, type Place } from '../cluster.ts'
import { type Client, stranger } from '../world-client.ts'
import { setUp } from '../world-people.ts'
import { openPlatform } from './platform.ts'
import { openProxy, type Point, type Proxy } from './proxy.ts'
import { startVictim, type Victim } from './victim.ts'

export const secret = 'a secret of the crash test'

/** A brand with an API profile, and a server that reaches its database through the proxy. */
export async function openStage({ target = '', modelHosts = [] as readonly string[] } = {}) {
  const place = await createDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'sobremesa-crash-'))
  const proxy = await openProxy(place.connection, folder)
  const database = openDatabase(place.connection, { size: 2 })
  const plan = { connection: { ...place.connection, ...proxy.connection }, folder, modelHosts }
  const clock = { ahead: 0 }
  const victims: Victim[] = []
  const start = async () => {
    const victim = await startVictim({ ...plan, ahead: clock.ahead })
    victims.push(victim)
    return victim
  }
  const first = await start()
  const { owner, hook } = await openBrand(first.address, target)
  const platform = openPlatform(hook, secret, () => Date.now() + clock.ahead)
  return {
    ...{ proxy, database, platform, start, first, owner, clock, hook },
    async [Symbol.asyncDispose]() {
      await Promise.all(victims.map(victim => victim.kill()))
      await proxy.close()
      await database.close()
      await place[Symbol.asyncDispose]()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A server on a database that it reaches by itself, with a brand; its own files are in the folder. */
export async function openScene(connection: Place, { target = '', within = tmpdir() } = {}) {
  const folder = mkdtempSync(join(within, 'sobremesa-scene-'))
  const database = openDatabase(connection, { size: 2 })
  const victim = await startVictim({ connection, folder, ahead: 0 })
  const { owner, hook } = await openBrand(victim.address, target)
  return {
    ...{ database, folder, victim, owner, hook },
    platform: openPlatform(hook, secret, Date.now),
    async [Symbol.asyncDispose]() {
      await victim.kill()
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A brand with an API profile, whose answers go to the target. */
export async function openBrand(address: string, target: string): Promise<{ owner: Client; hook: string }> {
  const owner = await setUp(stranger(address))
  const { connectionId } = await owner.post<ProfileKept>('/profiles', {
    ...{ channel: 'api', name: 'API', function: 'service', language: 'es' },
    settings: { secret, target, lookup: 'no' },
  })
  return { owner, hook: `/hooks/${connectionId}` }
}

/** Kills the victim when it reaches the point for the `nth` time; resolves when it is gone. */
export const strikeAt = (proxy: Proxy, point: Point, victim: Victim, nth = 1): Promise<void> =>
  new Promise(resolve => proxy.arm(point, () => void victim.kill().then(resolve), nth))

/**
 * Where a way that takes these statements is cut: before each of them and after the commit in the long tier
 * (`KILL_EVERYWHERE`), before each third of them in the quick one.
 */
export function pointsOf(statements: readonly string[]): Point[] {
  const step = process.env.KILL_EVERYWHERE === undefined ? 3 : 1
  return [
    ...statements.filter((_, at) => at % step === 0).map(statement => ({ when: 'before', statement }) as const),
    { when: 'after', statement: 'commit' },
  ]
}

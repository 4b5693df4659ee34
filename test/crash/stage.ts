import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '#db'
import type { ProfileKept } from '#protocol'
import { createDatabase } from '../cluster.ts'
import { stranger } from '../world-client.ts'
import { setUp } from '../world-people.ts'
import { openPlatform } from './platform.ts'
import { openProxy, type Point, type Proxy } from './proxy.ts'
import { startVictim, type Victim } from './victim.ts'

export const secret = 'a secret of the crash test'

/** A brand with an API profile, and a server that reaches its database through the proxy. */
export async function openStage({ target = '' } = {}) {
  const place = await createDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'sobremesa-crash-'))
  const proxy = await openProxy(place.connection, folder)
  const database = openDatabase(place.connection, { size: 2 })
  const plan = { connection: { ...place.connection, ...proxy.connection }, folder }
  const clock = { ahead: 0 }
  const victims: Victim[] = []
  const start = async () => {
    const victim = await startVictim({ ...plan, ahead: clock.ahead })
    victims.push(victim)
    return victim
  }
  const first = await start()
  const owner = await setUp(stranger(first.address))
  const settings = { secret, target, lookup: 'no' }
  const { connectionId } = await owner.post<ProfileKept>('/profiles', {
    channel: 'api',
    name: 'API',
    function: 'service',
    language: 'es',
    settings,
  })
  const platform = openPlatform(`/hooks/${connectionId}`, secret, () => Date.now() + clock.ahead)
  return {
    ...{ proxy, database, platform, start, first, owner, clock },
    async [Symbol.asyncDispose]() {
      await Promise.all(victims.map(victim => victim.kill()))
      await proxy.close()
      await database.close()
      await place[Symbol.asyncDispose]()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Kills the victim when it reaches the point for the `nth` time; resolves when it is gone. */
export const strikeAt = (proxy: Proxy, point: Point, victim: Victim, nth = 1): Promise<void> =>
  new Promise(resolve => proxy.arm(point, () => void victim.kill().then(resolve), nth))

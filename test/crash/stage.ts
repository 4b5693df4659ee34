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

const secret = 'a secret of the crash test'

/** A brand with an API profile, and a server that reaches its database through the proxy. */
export async function openStage() {
  const place = await createDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'sobremesa-crash-'))
  const proxy = await openProxy(place.connection, folder)
  const database = openDatabase(place.connection, { size: 2 })
  const plan = { connection: { ...place.connection, ...proxy.connection }, folder }
  const start = () => startVictim(plan)
  const first = await start()
  const owner = await setUp(stranger(first.address))
  const settings = { secret, target: '', lookup: 'no' }
  const { connectionId } = await owner.post<ProfileKept>('/profiles', {
    channel: 'api',
    name: 'API',
    function: 'service',
    language: 'es',
    settings,
  })
  const platform = openPlatform(`/hooks/${connectionId}`, secret)
  return {
    ...{ proxy, database, platform, start, first },
    async [Symbol.asyncDispose]() {
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

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { openDatabase } from '#db'
import type { ProfileKept } from '#protocol'
import { createDatabase } from '../cluster.ts'
import { stranger } from '../world-client.ts'
import { setUp } from '../world-people.ts'
import { openPlatform } from './platform.ts'
import { openProxy, type Point, type Proxy } from './proxy.ts'
import { judge, settled } from './verdict.ts'
import { startVictim, type Victim } from './victim.ts'

const secret = 'a secret of the crash test'
const [threads, each] = [6, 3]

/** Statements of the way of one message; the rest (sign-in, upkeep, …) has no message in its hands. */
const onTheWay = /^(intake-|customers-|receive-|log-append|log-save-cursor|desk-|begin$|commit$)/

async function openStage() {
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

test('killed between any two statements on the way of a message, nothing is lost, doubled or out of order', async () => {
  await using stage = await openStage()
  const { proxy, database, platform, start, first } = stage
  proxy.seen()
  platform.write(threads, each)
  await platform.deliver(first.address)
  await settled(database)
  const statements = proxy.seen().filter(statement => onTheWay.test(statement))
  const points: Point[] = [
    ...statements.map(statement => ({ when: 'before', statement }) as const),
    { when: 'after', statement: 'commit' },
  ]
  let victim = first
  for (const point of points) {
    const struck = strikeAt(proxy, point, victim)
    platform.write(threads, each)
    await Promise.race([struck, platform.deliver(victim.address).then(() => struck)])
    proxy.disarm()
    victim = await start()
    while (platform.unanswered > 0) await platform.deliver(victim.address)
    await settled(database)
    await judge(database, platform.written, `${point.when} ${point.statement}`)
  }
  await victim.kill()
})

const strikeAt = (proxy: Proxy, point: Point, victim: Victim): Promise<void> =>
  new Promise(resolve => proxy.arm(point, () => void victim.kill().then(resolve)))

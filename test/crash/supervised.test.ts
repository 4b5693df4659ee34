import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { openDatabase, stopOrphan } from '#db'
import type { Page, Row } from '#protocol'
import { openApiClient } from '../vendors/api-client.ts'
import { openAgent } from './agent.ts'
import { startLoad, waitsOn } from './load.ts'
import { postmasterOf } from './own-database.ts'
import { openPlatform } from './platform.ts'
import { openBrand, secret } from './stage.ts'
import { judge, judgeAnswers, settled } from './verdict.ts'

const program = join(import.meta.dirname, '..', '..', 'server', 'main.ts')

/** The whole of it, as a person starts it, with its own PostgreSQL. */
async function startAll() {
  const folder = mkdtempSync(join(tmpdir(), 'sobremesa-all-'))
  chmodSync(folder, 0o711)
  const { DATABASE_URL: _, LC_ALL: __, ...rest } = process.env
  const child = spawn(process.execPath, [program, '--data', folder, '--port', '0'], {
    env: { ...rest, LANG: 'en_US.UTF-8', SOBREMESA_PRIVATE_ADDRESSES: 'yes' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const gone = once(child, 'exit')
  const errors = text(child.stderr)
  let said = ''
  child.stdout.on('data', chunk => (said += String(chunk)))
  const postgres = join(folder, 'postgres')
  const until = waitsOn({ gone })
  await until(() => /http:\S+/.test(said))
  return {
    ...{ gone, errors, postgres, until, address: /http:\S+/.exec(said)![0] },
    lost: () => said.split('The database went down').length - 1,
    connection: { host: join(postgres, 'socket'), port: 5432, user: 'sobremesa', database: 'sobremesa' },
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM')
      await gone
      await stopOrphan(postgres)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

test('our own PostgreSQL is killed under load: it is brought up again, and after the fourth time in a minute the server says so and ends', async () => {
  await using customerSide = await openApiClient({ secret })
  await using all = await startAll()
  const { address, until, postgres } = all
  const { owner, hook } = await openBrand(address, customerSide.target)
  const platform = openPlatform(hook, secret, Date.now)
  const database = openDatabase(all.connection, { size: 2 })
  platform.write(3, 2)
  await platform.deliver(address)
  await settled(database)
  const ids = (await owner.get<Page<Row>>('/conversations?view=all')).rows.map(row => row.id)
  const agent = openAgent(owner)
  await using load = startLoad(platform, agent, address, ids)
  for (let kill = 1; kill <= 3; kill++) {
    const before = platform.answers.length
    await until(() => platform.answers.length > before + 20)
    process.kill(postmasterOf(postgres), 'SIGKILL')
    await until(() => all.lost() === kill)
    await until(async () => (await fetch(`${address}/readyz`)).status === 200)
  }
  await load.stop()
  await until(async () => {
    const left = `select 1 from messages where state in ('held', 'queued') union all select 1 from outbox`
    return (await database.owner(tx => tx.query(left))).length === 0
  })
  await settled(database)
  await judge(database, platform.written, 'of PostgreSQL')
  await judgeAnswers(database, customerSide, agent.answers, 'of PostgreSQL')
  assert.deepEqual(
    [...platform.answers, ...agent.refusals].filter(({ status }) => status !== 200 && status !== 503),
    [],
  )
  await database.close()

  process.kill(postmasterOf(postgres), 'SIGKILL')
  const [code] = (await all.gone) as [number]
  assert.equal(code, 1)
  assert.match(await all.errors, /The database goes down again and again\. \S+postgres\.log says why/)
  assert.throws(() => process.kill(postmasterOf(postgres), 0))
})

/**
 * The Bluesky channel against the network's own programs on this machine (README.md). Part of the long tier: started by
 * itself (`node scripts/run.mjs test/peers/bluesky/main.ts`), never by `npm test`.
 */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { missingParts, packages, startServices } from './services.ts'
import { type Peer, story } from './story.ts'

const missing = missingParts()
if (missing.length > 0) {
  process.stderr.write(`The Bluesky network cannot run here: ${missing.join('; ')}.\n`)
  process.exit(2)
}

const began = performance.now()
{
  await using services = await startServices()
  process.env.DB_POSTGRES_URL = services.postgres
  process.env.DB_POSTGRES_SCHEMA = 'peer'
  process.env.REDIS_HOST = services.redis
  const entry = pathToFileURL(join(packages, 'node_modules/@atproto/dev-env/dist/index.js')).href
  const { TestNetwork } = (await import(entry)) as {
    TestNetwork: { create(options: object): Promise<Peer & AsyncDisposable> }
  }
  const network = await TestNetwork.create({ dbPostgresSchema: 'peer', pds: { enableDidDocWithSession: true } })
  try {
    const proved = await story(network)
    for (const sentence of proved) process.stdout.write(`✔ ${sentence}\n`)
    assert.ok(proved.length > 0)
    const seconds = Math.round((performance.now() - began) / 1000)
    process.stdout.write(`${proved.length} passed, 0 failed (${seconds} s)\n`)
  } finally {
    await network[Symbol.asyncDispose]().then(undefined, () => {})
  }
}
process.exit(0)

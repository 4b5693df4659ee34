import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startClusters } from '../../run-clusters.ts'

/** Where the network's packages lie, apart from Sobremesa's. */
export const packages = join(import.meta.dirname, 'network')

const load = createRequire(join(packages, 'package.json'))

/** One sentence for each thing without which the network does not run. */
export function missingParts(): string[] {
  const [major] = process.versions.node.split('.')
  const redis = spawnSync('redis-server', ['--version']).status === 0
  return [
    ...(Number(major) >= 22 ? [] : ['it needs Node 22 or later']),
    ...(existsSync(join(packages, 'node_modules/@atproto/dev-env'))
      ? []
      : ['its packages are not installed (node scripts/run.mjs test/peers/bluesky/prepare.ts)']),
    ...(isSqliteThere()
      ? []
      : ['better-sqlite3 has not been built for this Node (node scripts/run.mjs test/peers/bluesky/prepare.ts)']),
    ...(redis ? [] : ['redis-server is not installed (apt-get install redis-server)']),
  ]
}

function isSqliteThere(): boolean {
  try {
    const Database = load('better-sqlite3') as new (file: string) => { close(): void }
    new Database(':memory:').close()
    return true
  } catch {
    return false
  }
}

type Services = AsyncDisposable & { postgres: string; redis: string }

/** A PostgreSQL and a Redis of its own, on this machine alone, without anything that lasts. */
export async function startServices(): Promise<Services> {
  const clusters = await startClusters({ with15: false })
  const { host, port, user, database } = JSON.parse(process.env.SOBREMESA_TEST_CLUSTER!) as Record<string, string>
  const folder = mkdtempSync(join(tmpdir(), 'redis-'))
  const redisPort = await freePort()
  const redis = spawn(
    'redis-server',
    ['--port', String(redisPort), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  for await (const line of redis.stdout) if (String(line).includes('Ready to accept connections')) break
  return {
    postgres: `postgresql://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host!)}`,
    redis: `127.0.0.1:${redisPort}`,
    async [Symbol.asyncDispose]() {
      redis.kill()
      if (redis.exitCode === null && redis.signalCode === null) await once(redis, 'exit')
      rmSync(folder, { recursive: true, force: true })
      await clusters[Symbol.asyncDispose]()
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

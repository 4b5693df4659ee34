import { existsSync, readFileSync } from 'node:fs'
import pg from 'pg'
import { argumentsFile, type Place, type Running, signature } from './embedded-launch.ts'
import { goneFor, isPostmasterOf, type Postmaster, readPostmaster, stopPostmaster } from './embedded-postmaster.ts'

const lookEveryMs = 250
const stopPatienceMs = 10_000

/**
 * Takes over the PostgreSQL that a killed server left running, with the sessions of that server cut. Undefined when
 * there is none, and when it was of no use (started otherwise, on its way out, mute): it has been stopped then.
 */
export async function adopt(place: Place): Promise<Running | undefined> {
  const left = readPostmaster(place.cluster)
  if (!left || !isPostmasterOf(place.cluster, left.pid)) return undefined
  if (isUsable(place, left) && (await cutSessions(left))) {
    place.log('the PostgreSQL of the last run was still up and is taken over')
    const gone = goneFor(place.cluster, left.pid, lookEveryMs)
    return { pid: left.pid, socketFolder: left.socketFolder, adopted: true, gone }
  }
  place.log('the PostgreSQL of the last run was still up and is stopped first')
  await stopLeft(place.cluster)
  return undefined
}

/** Stops a PostgreSQL that runs on this cluster, whoever had started it. */
export async function stopLeft(cluster: string): Promise<void> {
  const left = readPostmaster(cluster)
  if (!left || !isPostmasterOf(cluster, left.pid)) return
  await stopPostmaster(left.pid, goneFor(cluster, left.pid, 20), stopPatienceMs)
}

function isUsable(place: Place, left: Postmaster): boolean {
  const file = argumentsFile(place.folder)
  return left.status === 'ready' && existsSync(file) && readFileSync(file, 'utf8') === signature(place)
}

async function cutSessions({ socketFolder, port }: Postmaster): Promise<boolean> {
  const client = new pg.Client({
    host: socketFolder,
    port,
    user: 'sobremesa',
    database: 'sobremesa',
    connectionTimeoutMillis: 3000,
    query_timeout: 8000,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    const cut = await client.query<{ all: boolean }>(
      `SELECT coalesce(bool_and(pg_terminate_backend(pid, 5000)), true) AS all
       FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
    )
    return cut.rows[0]?.all === true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

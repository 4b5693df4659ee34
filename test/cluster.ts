import { existsSync } from 'node:fs'
import { createHash, randomBytes } from 'node:crypto'
import pg from 'pg'
import { migrate, openDatabase } from '#db'
import { prepareJobs } from '#log'

/** A PostgreSQL of the test run. `host` is the folder of its socket. */
export type Place = { host: string; port: number; user: string; database: string }

/** The versions that are to be tried, newest first: the embedded one, and the oldest supported one where it is installed. */
export type Version = 18 | 15

const variables = { 18: 'SOBREMESA_TEST_CLUSTER', 15: 'SOBREMESA_TEST_CLUSTER_15' } as const
const template = 'sobremesa_template'

/** For tests of SQL: `for (const version of eachVersion()) test(…)`. */
export const eachVersion = (): Version[] => ([18, 15] as const).filter(version => process.env[variables[version]])

/** Whether version 15 can be had on this machine, and where. */
export const installed15 = (folder = '/usr/lib/postgresql/15/bin') =>
  existsSync(`${folder}/initdb`) ? folder : undefined

export type TestDatabase = AsyncDisposable & { connection: Place }

/** A database of its own for one test, with all migrations; dropped at the end, whoever is still connected. */
export async function createDatabase({
  version = 18,
  empty = false,
}: { version?: Version; empty?: boolean } = {}): Promise<TestDatabase> {
  const cluster = placeOf(version)
  const database = `test_${randomBytes(8).toString('hex')}`
  await withClient(cluster, async client => {
    if (!empty) await makeTemplate(client, cluster)
    // Copying files is twice as fast here as writing the copy to the log, which nobody waits for.
    await client.query(`CREATE DATABASE ${database} TEMPLATE ${empty ? 'template0' : template} STRATEGY file_copy`)
  })
  return {
    connection: { ...cluster, database },
    async [Symbol.asyncDispose]() {
      await withClient(cluster, client => client.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`))
    },
  }
}

function placeOf(version: Version): Place {
  const value = process.env[variables[version]]
  if (!value) throw new Error(`No PostgreSQL ${version} for tests: run them with node scripts/test.mjs FILE`)
  return JSON.parse(value) as Place
}

/** Test files run at the same time; the first one makes the template, under a lock, and gives it its name when it is whole. */
async function makeTemplate(client: pg.Client, cluster: Place): Promise<void> {
  if (await isThere(client)) return
  const lock = createHash('sha256').update(template).digest().readInt32BE()
  await client.query('SELECT pg_advisory_lock($1)', [lock])
  try {
    if (await isThere(client)) return
    const growing = `${template}_growing`
    await client.query(`DROP DATABASE IF EXISTS ${growing} WITH (FORCE)`)
    await client.query(`CREATE DATABASE ${growing} TEMPLATE template0`)
    const database = openDatabase({ ...cluster, database: growing })
    await migrate(database)
      .then(() => prepareJobs(database))
      .finally(() => database.close())
    await client.query(`ALTER DATABASE ${growing} RENAME TO ${template}`)
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [lock])
  }
}

async function isThere(client: pg.Client): Promise<boolean> {
  const found = await client.query('SELECT FROM pg_database WHERE datname = $1', [template])
  return found.rowCount === 1
}

async function withClient<T>(cluster: Place, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(cluster)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

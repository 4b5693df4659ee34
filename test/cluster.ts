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

/** A database that others are copied from, made by whoever needs it first. What `make` returns goes with each copy. */
export type Template = { name: string; from?: Template; make(place: Place): Promise<string> }

export const migrated: Template = {
  name: 'migrated',
  async make(place) {
    const database = openDatabase(place)
    await migrate(database)
      .then(() => prepareJobs(database))
      .finally(() => database.close())
    return ''
  },
}

/** For tests of SQL: `for (const version of eachVersion()) test(…)`. */
export const eachVersion = (): Version[] => ([18, 15] as const).filter(version => process.env[variables[version]])

/** Whether version 15 can be had on this machine, and where. */
export const installed15 = (folder = '/usr/lib/postgresql/15/bin') =>
  existsSync(`${folder}/initdb`) ? folder : undefined

export type TestDatabase = AsyncDisposable & { connection: Place; note: string }

/** A database of its own for one test, with all migrations unless it is `empty`; dropped at the end, whoever is still connected. */
export async function createDatabase({
  version = 18,
  empty = false,
  template = migrated,
}: { version?: Version; empty?: boolean; template?: Template } = {}): Promise<TestDatabase> {
  const cluster = placeOf(version)
  const database = `test_${randomBytes(8).toString('hex')}`
  const note = await withClient(cluster, async client => {
    const found = empty ? { source: 'template0', note: '' } : await prepare(client, cluster, template)
    // Copying files is twice as fast here as writing the copy to the log, which nobody waits for.
    await client.query(`CREATE DATABASE ${database} TEMPLATE ${found.source} STRATEGY file_copy`)
    return found.note
  })
  return {
    ...{ connection: { ...cluster, database }, note },
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
async function prepare(
  client: pg.Client,
  cluster: Place,
  template: Template,
): Promise<{ source: string; note: string }> {
  const source = `sobremesa_${template.name}`
  const lock = createHash('sha256').update(source).digest().readInt32BE()
  const known = await noteOf(client, source)
  if (known !== undefined) return { source, note: known }
  const from = template.from ? (await prepare(client, cluster, template.from)).source : 'template0'
  await client.query('SELECT pg_advisory_lock($1)', [lock])
  try {
    const made = await noteOf(client, source)
    if (made !== undefined) return { source, note: made }
    const growing = `${source}_growing`
    await client.query(`DROP DATABASE IF EXISTS ${growing} WITH (FORCE)`)
    await client.query(`CREATE DATABASE ${growing} TEMPLATE ${from}`)
    const note = await template.make({ ...cluster, database: growing })
    await client.query(`COMMENT ON DATABASE ${growing} IS ${client.escapeLiteral(note)}`)
    await client.query(`ALTER DATABASE ${growing} RENAME TO ${source}`)
    return { source, note }
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [lock])
  }
}

async function noteOf(client: pg.Client, name: string): Promise<string | undefined> {
  const { rows } = await client.query<{ note: string | null }>(
    `SELECT shobj_description(oid, 'pg_database') AS note FROM pg_database WHERE datname = $1`,
    [name],
  )
  return rows[0] && (rows[0].note ?? '')
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

import { readdir, readFile } from 'node:fs/promises'
import { Fault } from '#lib'
import type { Database } from './database.ts'
import { isTaken } from './errors.ts'
import type { Tx } from './tx.ts'

const folder = new URL('./migrations/', import.meta.url)

type Migration = { number: number; name: string; sql: string; breaking: boolean }

/**
 * Brings the database to this program's version, forward only, each step in a transaction of its own.
 * A step that starts with `-- breaking` is refused by programs that don't know it.
 * @throws Fault `database.newer` when the database has a breaking step that this program doesn't know
 */
export async function migrate(database: Database, steps?: Migration[]): Promise<{ applied: string[] }> {
  const known = steps ?? (await readMigrations())
  await makeRoles(database)
  const applied: string[] = []
  await database.owner(async tx => {
    await tx.query(
      `create table if not exists migrations (number int primary key, name text not null, breaking boolean not null, at timestamptz not null default now())`,
    )
    await tx.query(`grant select on migrations to sobremesa_engine`)
  })
  for (const step of known) {
    const done = await database.owner(tx => apply(tx, step, known.at(-1)!.number))
    if (done) applied.push(step.name)
  }
  return { applied }
}

async function apply(tx: Tx, step: Migration, newest: number): Promise<boolean> {
  await tx.query(`select pg_advisory_xact_lock(7262001)`)
  const [newer] = await tx.query<{ name: string }>(
    `select name from migrations where number > $1 and breaking limit 1`,
    [newest],
  )
  if (newer) throw new Fault('database.newer', 500, { name: newer.name })
  const [there] = await tx.query(`select 1 from migrations where number = $1`, [step.number])
  if (there) return false
  await tx.query(step.sql)
  await tx.query(`insert into migrations (number, name, breaking) values ($1, $2, $3)`, [
    step.number,
    step.name,
    step.breaking,
  ])
  return true
}

async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter(name => /^\d{4}-.+\.sql$/.test(name)).toSorted()
  return Promise.all(
    names.map(async name => {
      const sql = await readFile(new URL(name, folder), 'utf8')
      return { number: Number(name.slice(0, 4)), name, sql, breaking: sql.startsWith('-- breaking') }
    }),
  )
}

/** The two roles belong to the whole server: several databases on it share them. */
async function makeRoles(database: Database): Promise<void> {
  for (const role of ['sobremesa_app', 'sobremesa_engine']) {
    const make = async (tx: Tx) => {
      const [there] = await tx.query<{ member: boolean }>(
        `select pg_has_role(current_user, oid, 'member') as member from pg_roles where rolname = $1`,
        [role],
      )
      if (!there) await tx.query(`create role ${role} nologin noinherit`)
      if (!there?.member) await tx.query(`grant ${role} to current_user`)
    }
    await database.owner(make).catch(error => {
      // Another program made it at the same moment.
      if (isTaken(error) || error.code === '42710' || error.code === 'XX000') return database.owner(make)
      throw error
    })
  }
  await database.owner(tx => tx.query(`grant usage on schema public to sobremesa_app, sobremesa_engine`))
}

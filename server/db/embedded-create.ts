import { spawn } from 'node:child_process'
import { closeSync, existsSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { Fault } from '#lib'
import type { Account } from './embedded-account.ts'
import { explain } from './embedded-explain.ts'
import type { Programs } from './embedded-programs.ts'

/**
 * Makes a new cluster with its role and database, beside its place, and moves it there when it is whole.
 * `durable` false leaves out waiting for the disk (throw-away clusters). Faults: database.disk-full, database.not-created.
 */
export async function createCluster(
  cluster: string,
  programs: Programs,
  account: Account,
  durable: boolean,
): Promise<void> {
  const folder = dirname(cluster)
  for (const name of readdirSync(folder).filter(each => each.startsWith('new-')))
    rmSync(join(folder, name), { recursive: true, force: true })
  // A name of its own each time: an initdb whose starter was killed may still be writing to the last one.
  const fresh = join(folder, `new-${process.pid}-${Date.now()}`)
  try {
    await initialise(fresh, programs, account, durable)
    writeFileSync(join(fresh, 'pg_hba.conf'), 'local all all trust\n')
    const single = ['--single', '-D', fresh, ...(durable ? [] : ['-c', 'fsync=off']), 'postgres']
    const made = await run(programs.postgres, single, programs, account, 'CREATE DATABASE sobremesa;\n')
    if (made.status !== 0 || !existsSync(join(fresh, 'PG_VERSION'))) throw explain(made.said, 'database.not-created')
    renameSync(fresh, cluster)
    if (durable) syncFolder(folder)
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true })
    throw error
  }
}

async function initialise(fresh: string, programs: Programs, account: Account, durable: boolean): Promise<void> {
  const plain = ['-D', fresh, '-U', 'sobremesa', '--auth=trust', '--encoding=UTF8', '--data-checksums']
  if (!durable) plain.push('--no-sync')
  const builtin = programs.major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : []
  // Systems without the C.UTF-8 locale still have the one that PostgreSQL brings itself.
  let said = ''
  for (const locale of ['C.UTF-8', 'C']) {
    const made = await run(programs.initdb, [...plain, ...builtin, `--locale=${locale}`], programs, account)
    if (made.status === 0) return
    said = made.said
    if (!said.includes('invalid locale')) break
  }
  throw explain(said, 'database.not-created')
}

type Outcome = { status: number | null; said: string }

async function run(
  program: string,
  args: string[],
  programs: Programs,
  account: Account,
  input = '',
): Promise<Outcome> {
  const [command, ...rest] = [...account.prefix, program, ...args]
  const child = spawn(command!, rest, {
    ...account.switchTo,
    cwd: '/',
    env: environmentFor(programs),
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', error =>
      reject(new Fault('database.programs-broken', 500, { program, detail: error.message }, error)),
    )
    child.once('close', resolve)
  })
  child.stdin.on('error', () => {}).end(input)
  const [status, out, err] = await Promise.all([ended, text(child.stdout), text(child.stderr)])
  return { status, said: `${out}${err}` }
}

/** The little that PostgreSQL's programs need; messages in the language that we read faults from. */
export const environmentFor = (programs: Programs): Record<string, string> => ({
  PATH: process.env.PATH ?? '/usr/bin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
  ...programs.environment,
})

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

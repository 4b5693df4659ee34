import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { chmod, chown, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test } from 'node:test'
import pg from 'pg'
import { type Embedded, startEmbedded, stopOrphan } from './embedded.ts'
import { embeddedPrograms } from './embedded-programs.ts'
import { readPostmaster } from './embedded-postmaster.ts'

const settings = { shared_buffers: '32MB', fsync: 'off' }
const isRoot = process.geteuid?.() === 0
const namespaces = (account?: Ids) => spawnSync('unshare', ['--user', 'true'], { ...account }).status === 0
const mounts = isRoot && spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0
const onlyRoot = { skip: isRoot ? false : 'needs root to be another account' }

type Ids = { uid: number; gid: number }

const nobody: Ids = { uid: 65534, gid: 65534 }

test('a new folder becomes a database that answers, reachable through its private socket alone', async () => {
  await using place = await newFolder()
  await using database = await startEmbedded({ folder: place.folder, settings })
  assert.equal(database.adopted, false)
  const [row] = await query(
    database,
    `SELECT current_setting('listen_addresses') AS addresses, current_setting('data_checksums') AS checksums,
       current_setting('server_encoding') AS encoding, current_setting('fsync') AS fsync, current_setting('max_connections') AS connections,
       (SELECT concat(datlocprovider, ' ', datlocale) FROM pg_database WHERE datname = current_database()) AS locale`,
  )
  assert.deepEqual(row, {
    addresses: '',
    checksums: 'on',
    encoding: 'UTF8',
    fsync: 'off',
    connections: '60',
    locale: 'b C.UTF-8',
  })
  assert.equal((await stat(database.connection.host)).mode & 0o777, 0o700)
  assert.equal((await stat(join(database.connection.host, '.s.PGSQL.5432'))).mode & 0o777, 0o700)
})

test('what was written is there after a stop and a start', async () => {
  await using place = await newFolder()
  const first = await startEmbedded({ folder: place.folder, settings })
  await query(first, 'CREATE TABLE kept AS SELECT 42 AS number')
  await first.stop()
  await first.exited
  await chmod(first.connection.host, 0o777)
  await using second = await startEmbedded({ folder: place.folder, settings })
  assert.equal((await stat(second.connection.host)).mode & 0o777, 0o700)
  assert.deepEqual([second.adopted, await query(second, 'SELECT number FROM kept')], [false, [{ number: 42 }]])
})

test('a killed server leaves PostgreSQL running, and the next one takes it over without losing a row', async () => {
  await using place = await newFolder()
  const committed = await writeUntilKilled(place.folder)
  await using next = await startEmbedded({ folder: place.folder, settings })
  assert.equal(next.adopted, true)
  const [row] = await query<Written>(next, 'SELECT count(*)::int AS count, max(number) AS last FROM written')
  assert.ok(
    row!.count >= committed && row!.count === row!.last,
    `${committed} were committed, found ${JSON.stringify(row)}`,
  )
  const [others] = await query<Written>(
    next,
    `SELECT count(*)::int AS count FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
  )
  assert.equal(others!.count, 0, 'sessions of the killed server still hold their locks')
})

test('PostgreSQL left running with other settings is stopped and started anew', async () => {
  await using place = await newFolder()
  const committed = await writeUntilKilled(place.folder)
  await using next = await startEmbedded({ folder: place.folder, settings: { ...settings, work_mem: '5MB' } })
  const [row] = await query<Written>(
    next,
    `SELECT current_setting('work_mem') AS memory, (SELECT count(*)::int FROM written) AS count`,
  )
  assert.deepEqual([next.adopted, row!.memory], [false, '5MB'])
  assert.ok(row!.count >= committed)
})

test('PostgreSQL left running can be stopped, but not under a living server', async () => {
  await using place = await newFolder()
  await writeUntilKilled(place.folder)
  const { pid } = readPostmaster(join(place.folder, 'cluster'))!
  assert.equal(await stopOrphan(place.folder), true)
  assert.equal(readPostmaster(join(place.folder, 'cluster')), undefined, `${pid} still runs`)
  await using _ = await startEmbedded({ folder: place.folder, settings })
  assert.equal(await stopOrphan(place.folder), false)
})

test('a second start on the same folder is told that it is in use', async () => {
  await using place = await newFolder()
  await using first = await startEmbedded({ folder: place.folder, settings })
  await assert.rejects(startEmbedded({ folder: place.folder, settings }), { code: 'database.folder-in-use' })
  const other = await runChild(place.folder)
  assert.deepEqual(other, [{ fault: 'database.folder-in-use' }])
  assert.deepEqual(await query(first, 'SELECT 1 AS one'), [{ one: 1 }])
})

test('a PostgreSQL that dies by itself is noticed, and starts again with all that was committed', async () => {
  await using place = await newFolder()
  const first = await startEmbedded({ folder: place.folder, settings })
  await query(first, 'CREATE TABLE kept AS SELECT 42 AS number')
  process.kill(readPostmaster(join(place.folder, 'cluster'))!.pid, 'SIGKILL')
  await first.exited
  await first.stop()
  await using second = await startEmbedded({ folder: place.folder, settings })
  assert.deepEqual(await query(second, 'SELECT number FROM kept'), [{ number: 42 }])
})

test('the number of a dead PostgreSQL that another program has now does not keep the next from starting', async () => {
  await using place = await newFolder()
  const first = await startEmbedded({ folder: place.folder, settings })
  const { host } = first.connection
  const files = [join(place.folder, 'cluster', 'postmaster.pid'), join(host, '.s.PGSQL.5432.lock')]
  const left = files.map(file => readFileSync(file, 'utf8'))
  await first.stop()
  // PostgreSQL minds only processes of its own account.
  const { uid, gid } = await stat(join(place.folder, 'cluster'))
  const other = spawn('sleep', ['600'], isRoot ? { uid, gid } : {})
  try {
    for (const [index, file] of files.entries()) writeFileSync(file, left[index]!.replace(/^\d+/, String(other.pid)))
    await using second = await startEmbedded({ folder: place.folder, settings })
    assert.equal(second.adopted, false)
    assert.equal(other.exitCode ?? other.signalCode, null, 'the other program was ended')
  } finally {
    other.kill()
  }
})

test('a creation that was cut off is begun anew', async () => {
  await using place = await newFolder()
  mkdirSync(join(place.folder, 'new-1-2'), { recursive: true })
  writeFileSync(join(place.folder, 'new-1-2', 'PG_VERSION'), '18\n')
  await using database = await startEmbedded({ folder: place.folder, settings })
  assert.deepEqual(await query(database, 'SELECT 1 AS one'), [{ one: 1 }])
  assert.deepEqual(
    readdirSync(place.folder).filter(name => name.startsWith('new-')),
    [],
  )
})

test('a folder whose path is too long for a socket gets its socket elsewhere, privately', async () => {
  await using place = await newFolder('long-'.repeat(20))
  const database = await startEmbedded({ folder: place.folder, settings })
  const { host } = database.connection
  assert.ok(Buffer.byteLength(`${host}/.s.PGSQL.5432`) <= 100)
  assert.equal((await stat(host)).mode & 0o777, 0o700)
  assert.deepEqual(await query(database, 'SELECT 1 AS one'), [{ one: 1 }])
  await database.stop()
  assert.equal(existsSync(host), false, 'the folder of the socket was left behind')
})

test('a cluster of another major version is refused, not touched', async () => {
  await using place = await newFolder()
  mkdirSync(join(place.folder, 'cluster'), { recursive: true })
  writeFileSync(join(place.folder, 'cluster', 'PG_VERSION'), '17\n')
  const refused = startEmbedded({ folder: place.folder, settings })
  await assert.rejects(refused, { code: 'database.other-version', values: { found: 17, wanted: 18 } })
})

test('a setting that PostgreSQL does not take is told in its own words', async () => {
  await using place = await newFolder()
  const refused = startEmbedded({ folder: place.folder, settings: { ...settings, shared_buffers: 'much' } })
  await assert.rejects(refused, (error: { code: string; values: { detail: string } }) => {
    assert.equal(error.code, 'database.not-started')
    assert.match(error.values.detail, /shared_buffers.*much/)
    return true
  })
})

test('a platform without programs is told so', t => {
  const { arch } = process
  Object.defineProperty(process, 'arch', { value: 'mips' })
  t.after(() => Object.defineProperty(process, 'arch', { value: arch }))
  assert.throws(() => embeddedPrograms(tmpdir()), {
    code: 'database.no-programs',
    values: { platform: `${process.platform}-mips` },
  })
})

test('root hands PostgreSQL to another account that can get to the folder', onlyRoot, async () => {
  await using place = await newFolder()
  await using _ = await startEmbedded({ folder: place.folder, settings })
  assert.notEqual((await stat(join(place.folder, 'cluster'))).uid, 0)
})

test('root runs PostgreSQL in a namespace where no other account gets to the folder', onlyRoot, async t => {
  if (!namespaces()) return t.skip('this system gives no namespaces')
  await using place = await newFolder()
  await chmod(join(place.folder, '..'), 0o700)
  const first = await startEmbedded({ folder: place.folder, settings })
  await query(first, 'CREATE TABLE kept AS SELECT 42 AS number')
  assert.equal((await stat(join(place.folder, 'cluster'))).uid, 0)
  await first.stop()
  await chmod(join(place.folder, '..'), 0o711)
  await using second = await startEmbedded({ folder: place.folder, settings })
  assert.deepEqual(await query(second, 'SELECT number FROM kept'), [{ number: 42 }])
})

test('an ordinary account simply runs it', onlyRoot, async () => {
  await using place = await newFolder()
  await chown(join(place.folder, '..'), nobody.uid, nobody.gid)
  assert.deepEqual(await runChild(place.folder, nobody), [{ adopted: false, answer: 42 }])
  assert.equal((await stat(join(place.folder, 'cluster'))).uid, nobody.uid)
})

test('an account without a name runs it in a namespace, or is told why not', onlyRoot, async () => {
  await using place = await newFolder()
  const unnamed = { uid: 54_321, gid: 54_321 }
  await chown(join(place.folder, '..'), unnamed.uid, unnamed.gid)
  const expected = namespaces(unnamed) ? { adopted: false, answer: 42 } : { fault: 'database.no-account' }
  assert.deepEqual(await runChild(place.folder, unnamed), [expected])
})

test("a folder of another account's is told, not touched", onlyRoot, async () => {
  await using place = await newFolder()
  mkdirSync(place.folder, { mode: 0o700 })
  assert.deepEqual(await runChild(place.folder, nobody), [{ fault: 'database.folder-not-ours' }])
  await chmod(place.folder, 0o777)
  assert.deepEqual(await runChild(place.folder, nobody), [{ fault: 'database.folder-not-ours' }])
})

test(
  'a full disk is told as such, and leaves no half of a database',
  { skip: mounts ? false : 'needs a small disk, which only root can make' },
  async () => {
    await using place = await newFolder()
    mkdirSync(place.folder)
    const script = 'mount -t tmpfs -o size=8m tmpfs "$0" && "$1" "$2" "$0" && ls "$0"'
    const lines = await linesOf('unshare', ['--mount', 'sh', '-c', script, place.folder, process.execPath, child])
    assert.equal(lines[0], '{"fault":"database.disk-full"}')
    assert.deepEqual(lines.slice(1), ['lock.sqlite'])
  },
)

type Written = { count: number; last: number; memory: string }

const child = join(import.meta.dirname, 'embedded-child.ts')

async function query<Row = unknown>({ connection }: Embedded, sql: string): Promise<Row[]> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return (await client.query(sql)).rows as Row[]
  } finally {
    await client.end()
  }
}

/** A folder to be made inside one that other accounts can pass through. */
async function newFolder(name = 'database') {
  const parent = await mkdtemp(join(tmpdir(), 'sobremesa-embedded-'))
  await chmod(parent, 0o711)
  const folder = join(parent, name)
  return {
    folder,
    async [Symbol.asyncDispose]() {
      if (existsSync(folder)) await stopOrphan(folder)
      await rm(parent, { recursive: true, force: true })
    },
  }
}

/** Runs a server that writes rows, kills it in the middle; the number of the last row it knew to be committed. */
async function writeUntilKilled(folder: string): Promise<number> {
  const writer = spawn(process.execPath, [child, folder, 'write'], { stdio: ['ignore', 'pipe', 'inherit'] })
  let last = 0
  for await (const line of createInterface(writer.stdout)) {
    const { number } = JSON.parse(line) as { number?: number }
    last = number ?? last
    if (last === 100) writer.kill('SIGKILL')
  }
  assert.ok(last >= 100)
  return last
}

const runChild = async (folder: string, account?: Ids): Promise<unknown[]> =>
  (await linesOf(process.execPath, [child, folder], account)).map(line => JSON.parse(line))

async function linesOf(program: string, args: string[], account?: Ids): Promise<string[]> {
  const running = spawn(program, args, { ...account, stdio: ['ignore', 'pipe', 'inherit'] })
  return Array.fromAsync(createInterface(running.stdout))
}

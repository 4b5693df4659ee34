import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import pg from 'pg'
import { stopOrphan } from '#db'

const command = join(import.meta.dirname, '..', 'scripts', 'start.mjs')

test('it starts on an empty folder, answers where it says, and Ctrl-C stops it cleanly', async () => {
  await using place = await newFolder()
  const server = await place.start()
  const answer = await fetch(`${server.address}/healthz`)
  assert.deepEqual([answer.status, await answer.json()], [200, { status: 'ok' }])
  assert.equal((await fetch(`${server.address}/readyz`)).status, 200)
  assert.deepEqual(await server.stop('SIGINT'), { code: 0, said: 'Clearing the table…' })
  await assert.rejects(fetch(`${server.address}/healthz`))
  assert.throws(() => place.postmaster(), { code: 'ENOENT' }, 'PostgreSQL was left running')
})

test('it speaks the language of the terminal', async () => {
  await using place = await newFolder()
  const server = await place.start({ LANG: 'es_ES.UTF-8' })
  assert.deepEqual(await server.stop('SIGTERM'), { code: 0, said: 'Recogiendo la mesa…' })
})

test('a second start on the same folder says where the first one answers', async () => {
  await using place = await newFolder()
  const first = await place.start()
  const second = await runOnce(['--data', place.folder, '--port', '0'])
  assert.equal(second.code, 1)
  assert.equal(second.said, `Sobremesa already runs on the folder ${place.folder}. Open it at ${first.address}`)
  assert.equal((await fetch(`${first.address}/healthz`)).status, 200)
})

test('after kill -9 of all of it the next start has everything', async () => {
  await using place = await newFolder()
  const first = await place.start()
  await place.query('CREATE TABLE kept AS SELECT 42 AS number')
  const { pid } = JSON.parse(readFileSync(join(place.folder, 'running.json'), 'utf8')) as { pid: number }
  process.kill(pid, 'SIGKILL')
  await first.ended
  const second = await place.start()
  assert.equal((await fetch(`${second.address}/readyz`)).status, 200)
  assert.deepEqual(await place.query('SELECT number FROM kept'), [{ number: 42 }])
})

test('when the command itself is killed, the server does not stay behind', async () => {
  await using place = await newFolder()
  const first = await place.start()
  first.process.kill('SIGKILL')
  await once(first.process.stdout!, 'close')
  await using next = await place.start()
  assert.equal((await fetch(`${next.address}/healthz`)).status, 200)
})

test('a PostgreSQL that dies is started again, and the server goes on', async () => {
  await using place = await newFolder()
  const server = await place.start()
  process.kill(place.postmaster(), 'SIGKILL')
  await server.says('The database went down; bringing it up again.')
  while ((await fetch(`${server.address}/readyz`)).status !== 200);
  assert.deepEqual(await place.query('SELECT 1 AS one'), [{ one: 1 }])
  assert.equal((await server.stop('SIGINT')).code, 0)
})

test('a port that was asked for and is taken is told; nothing is left running', async () => {
  await using place = await newFolder()
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const { port } = taken.address() as { port: number }
  const { code, said } = await runOnce(['--data', place.folder, '--port', String(port)])
  taken.close()
  assert.deepEqual([code, said], [1, `Port ${port} is taken. Choose another: npm start -- --port 0 finds a free one.`])
  assert.throws(() => place.postmaster(), { code: 'ENOENT' })
})

test('--help tells the options, and an unknown one is refused', async () => {
  const help = await runOnce(['--help'])
  assert.deepEqual([help.code, /--port N[^]*--data FOLDER/.test(help.said)], [0, true])
  const unknown = await runOnce(['--prot', '1'])
  assert.deepEqual([unknown.code, unknown.said.split('\n')[0]], [1, 'These options make no sense to me: --prot 1'])
})

test('where others can get, the terminal alone says how it is set up', async () => {
  await using place = await newFolder()
  const server = await place.start({ SOBREMESA_ADDRESS: 'https://talk.example/console' })
  const beginning = 'https://talk.example/#set-up='
  const link = await server.says(beginning)
  const setUp = (token?: string) =>
    fetch(`${server.address}/api/v1/installation`, {
      method: 'POST',
      headers: { origin: server.address, 'content-type': 'application/json' },
      body: JSON.stringify({
        brand: { name: 'Urraca', website: '', timeZone: 'Europe/Madrid', language: 'es', color: '#43212f' },
        owner: { name: 'Ana Ruiz', email: 'ana@cafe.example', password: 'buenas tardes' },
        publicAddress: 'https://talk.example',
        ...(token && { token }),
      }),
    })
  assert.equal((await setUp()).status, 403)
  assert.equal((await setUp(link.slice(beginning.length))).status, 201)
})

type Server = AsyncDisposable & {
  process: ChildProcess
  address: string
  ended: Promise<unknown>
  /** Resolves with the line of the server that has this in it. */
  says(words: string): Promise<string>
  stop(signal: NodeJS.Signals): Promise<{ code: number | null; said: string }>
}

const environment = (env: NodeJS.ProcessEnv = {}) => {
  const { DATABASE_URL: _, LC_ALL: __, ...rest } = process.env
  return { ...rest, LANG: 'en_US.UTF-8', SOBREMESA_BUILD: 'no', ...env }
}

/** A data folder, and what was started on it, for one test. */
async function newFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'sobremesa-start-'))
  await chmod(folder, 0o711)
  const servers: Server[] = []
  const postgres = join(folder, 'postgres')
  return {
    folder,
    async start(env: NodeJS.ProcessEnv = {}) {
      servers.push(await startServer(folder, env))
      return servers.at(-1)!
    },
    postmaster: () => Number.parseInt(readFileSync(join(postgres, 'cluster', 'postmaster.pid'), 'utf8'), 10),
    async query(sql: string): Promise<unknown[]> {
      const client = new pg.Client({ host: join(postgres, 'socket'), user: 'sobremesa', database: 'sobremesa' })
      await client.connect()
      return client
        .query(sql)
        .then(({ rows }) => rows)
        .finally(() => client.end())
    },
    async [Symbol.asyncDispose]() {
      for (const server of servers) await server[Symbol.asyncDispose]()
      await stopOrphan(postgres)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function startServer(folder: string, env: NodeJS.ProcessEnv): Promise<Server> {
  const child = spawn('node', [command, '--data', folder, '--port', '0'], {
    env: environment(env),
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  child.channel?.unref()
  const ended = once(child, 'exit')
  const lines = createInterface(child.stdout!)[Symbol.asyncIterator]()
  const read = async (wanted: RegExp) => {
    for (;;) {
      const { value, done } = await lines.next()
      if (done) throw new Error(`The server ended before it said ${wanted}`)
      const found = wanted.exec(value)
      if (found) return found
    }
  }
  const [address] = await read(/http:\S+/)
  const stop = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    const [said] = await read(/\S.*…$/)
    const [code] = await ended
    return { code: code as number | null, said: said.trim() }
  }
  return {
    process: child,
    address,
    ended,
    stop,
    says: async sought => (await read(new RegExp(RegExp.escape(sought)))).input.trim(),
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM')
      if (child.exitCode === null && child.signalCode === null) await ended
    },
  }
}

async function runOnce(args: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn('node', [command, ...args], { env: environment(), stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = once(child, 'exit')
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  return { code, said: `${out}${err}`.trim().replaceAll(/^ {2}/gm, '') }
}

import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Fault } from '#lib'
import type { FirstRun, Language, NewApiKey } from '#protocol'

/** An installation that is there for one replay, and a key to it. */
export type OwnInstallation = AsyncDisposable & { address: string; key: string }

const program = join(import.meta.dirname, '..', '..', 'server', 'main.ts')
const notOurs = new Set(['DATABASE_URL', 'HOST', 'PORT', 'SOBREMESA_DATA', 'SOBREMESA_SECRET'])
const detailLength = 2000

/** Starts the server with a database of its own in a temporary folder; both are gone afterwards. @throws Fault replay.no-installation */
export async function openInstallation(language: Language): Promise<OwnInstallation> {
  const folder = await mkdtemp(join(tmpdir(), 'sobremesa-replay-'))
  // The database may run under another account, and has to pass through.
  await chmod(folder, 0o711)
  const server = startServer(folder)
  const close = async () => {
    server.kill('SIGTERM')
    if (server.exitCode === null && server.signalCode === null) await once(server, 'exit')
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    const address = await addressOf(server)
    return { address, key: await setUp(address, language), [Symbol.asyncDispose]: close }
  } catch (error) {
    await close()
    throw error
  }
}

/** The channel ends with this process, and the server with the channel. A group of its own keeps Ctrl-C from it. */
function startServer(folder: string): ChildProcess {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !notOurs.has(name)))
  const server = spawn(process.execPath, [program, '--data', folder, '--port', '0'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
  })
  server.channel?.unref()
  return server
}

/** What it says at the start tells where it answers. */
function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const hear = (chunk: Buffer) => {
      said = `${said}${chunk}`.slice(-detailLength)
      const [address] = /http:\/\/\S+/.exec(said) ?? []
      if (address) resolve(address)
    }
    server.stdout!.on('data', hear)
    server.stderr!.on('data', hear)
    server.once('error', reject)
    server.once('exit', () => reject(new Fault('replay.no-installation', 500, { detail: said.trim() })))
  })
}

/** The first run, as the console does it, and a key. */
async function setUp(address: string, language: Language): Promise<string> {
  const body: FirstRun = {
    brand: { name: 'Replay', website: '', timeZone: 'UTC', language, color: '#43212f' },
    owner: { name: 'Replay', email: 'replay@example.com', password: randomBytes(24).toString('base64url') },
    publicAddress: address,
  }
  const first = await post(`${address}/api/v1/installation`, body, { origin: address })
  const cookie = first.headers.getSetCookie().map(line => line.slice(0, line.indexOf(';')))
  const asked = { name: 'Replay', scopes: ['administer'] }
  const answer = await post(`${address}/api/v1/keys`, asked, { origin: address, cookie: cookie.join('; ') })
  return ((await answer.json()) as NewApiKey).secret
}

async function post(url: string, body: unknown, headers: Record<string, string>): Promise<Response> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  if (!answer.ok)
    throw new Fault('replay.no-installation', 500, { detail: `${url}: ${answer.status} ${await answer.text()}` })
  return answer
}

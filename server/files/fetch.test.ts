import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { channels } from '#channels'
import { type Database, openDatabase, openLeases } from '#db'
import { newId } from '#lib'
import { openReader, prepareJobs, runJobs } from '#log'
import { addProfile, openContexts, openDirectory, openGuardedFetch, openVault } from '#profiles'
import { createDatabase } from '../../test/cluster.ts'
import { type Expected, type FileRow, type Files, openFiles } from './index.ts'

const photo = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#a34' } })
  .png()
  .toBuffer()

/** A platform that gives media: what it says at each path, once after the other; the last answer stays. */
async function platform(answers: Record<string, ((response: ServerResponse) => void)[]>) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const path = new URL(request.url!, 'http://platform').pathname
    asked.push(path)
    const coming = answers[path]!
    const answer = coming.length > 1 ? coming.shift()! : coming[0]!
    answer(response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    asked,
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

const gives = (bytes: Buffer | string) => (response: ServerResponse) => void response.end(bytes)
const says = (status: number) => (response: ServerResponse) => void response.writeHead(status).end('no')

type House = AsyncDisposable & {
  database: Database
  files: Files
  connect(): Promise<{ workspaceId: string; connectionId: string }>
}

/** Rooms down to this one; jobs wait until the test works them off. */
async function house({ allowsPrivateAddresses = true } = {}): Promise<House> {
  const made = await createDatabase()
  const database = openDatabase(made.connection, { size: 4 })
  await prepareJobs(database)
  const vault = openVault(randomBytes(32))
  const directory = await openDirectory(database, channels, vault)
  const guarded = openGuardedFetch(allowsPrivateAddresses ? { isOpen: () => true } : {})
  const folder = mkdtempSync(join(tmpdir(), 'sobremesa-files-'))
  const now = Date.now
  const publicAddress = () => 'https://brand.example'
  const files = openFiles(database, {
    folder,
    key: randomBytes(32),
    publicAddress,
    directory,
    contexts: openContexts({ database, vault, fetch: guarded.fetch, publicAddress, now }),
    now,
  })
  return {
    database,
    files,
    async connect() {
      const workspaceId = newId()
      const profile = { channel: 'api', name: 'Puerta', function: 'service', language: 'es', settings: {} } as const
      const { connectionId } = await database.app(workspaceId, tx =>
        addProfile(tx, { kind: 'machine', workspaceId }, profile, { channels, vault, now: now() }),
      )
      await directory.reload()
      return { workspaceId, connectionId }
    },
    async [Symbol.asyncDispose]() {
      guarded.close()
      await database.close()
      await made[Symbol.asyncDispose]()
      rmSync(folder, { recursive: true })
    },
  }
}

/** A message brings a picture that lies at this address. */
async function bring(
  { database, files, connect }: House,
  url: string,
  given?: { workspaceId: string; connectionId: string; id?: string },
) {
  const { workspaceId, connectionId, id } = { id: newId(), ...(given ?? (await connect())) }
  const expected: Expected = {
    workspaceId,
    connectionId,
    conversationId: newId(),
    messageId: newId(),
    id,
    part: { kind: 'image', ref: { url } },
  }
  await database.engine(tx => files.expect(tx, expected))
  return {
    expected,
    workspaceId,
    id,
    row: () => database.engine(tx => files.find(tx, workspaceId, id)) as Promise<FileRow>,
    work: (last = false) => files.tasks['files.fetch']!({ workspaceId, id }, { number: 1, last }),
  }
}

const fate = ({ state, failure }: FileRow) => [state, failure]

test('media of a message have their place at once, and their bytes by a job', async () => {
  await using vendor = await platform({ '/m/caja%20rota.png': [gives(photo)] })
  await using world = await house()
  const file = await bring(world, `${vendor.address}/m/caja%20rota.png?token=1`)
  const before = await file.row()
  assert.deepEqual([before.state, before.type, before.width], ['pending', 'image/*', null])
  const leases = openLeases(world.database)
  const stop = new AbortController()
  const jobs = runJobs(world.database, leases, world.files.tasks, stop.signal, assert.ifError)
  await fileChanged(world.database, file.expected)
  stop.abort()
  await jobs
  await leases.close()
  const { name, type, size, width, height, state } = await file.row()
  assert.deepEqual(
    { name, type, size, width, height, state },
    { name: 'caja rota.png', type: 'image/png', size: photo.length, width: 40, height: 20, state: 'ready' },
  )
  const read = await world.files.read(file.workspaceId, file.id)
  assert.deepEqual(Buffer.from(read.bytes), photo)
})

async function fileChanged(database: Database, { id, conversationId, messageId }: Expected): Promise<void> {
  const stop = new AbortController()
  const reader = await openReader(database, stop.signal, assert.ifError)
  for (let at = 0; ; await reader.moved(at, stop.signal)) {
    const events = await reader.after(at, 1000)
    at = events.at(-1)?.number ?? at
    const told = events.find(event => event.kind === 'file.changed' && event.subjectId === id)
    if (!told) continue
    assert.deepEqual([told.conversationId, told.detail], [conversationId, { messageId }])
    break
  }
  stop.abort()
}

test('running the job again changes nothing', async () => {
  await using vendor = await platform({ '/a': [gives(photo), gives('another')] })
  await using world = await house()
  const file = await bring(world, `${vendor.address}/a`)
  await file.work()
  await file.work()
  assert.deepEqual([vendor.asked, (await file.row()).size], [['/a'], photo.length])
})

test('two jobs for one file leave the bytes of one', async () => {
  const both = Promise.withResolvers<void>()
  const answers = [gives('Hola'), gives('Adiós, y gracias')]
  // Nobody is answered before both have asked.
  const waiting = answers.map((answer, place) => (response: ServerResponse) => {
    if (place === 1) both.resolve()
    void both.promise.then(() => answer(response))
  })
  await using vendor = await platform({ '/a': waiting })
  await using world = await house()
  const file = await bring(world, `${vendor.address}/a`)
  await Promise.all([file.work(), file.work()])
  const { bytes } = await world.files.read(file.workspaceId, file.id)
  assert.deepEqual([vendor.asked.length, bytes.length], [2, (await file.row()).size])
})

test('a platform in trouble is asked again, and at last it is said that it did not give it', async () => {
  await using vendor = await platform({ '/a': [says(503), says(401)] })
  await using world = await house()
  const file = await bring(world, `${vendor.address}/a`)
  await assert.rejects(file.work())
  assert.deepEqual(fate(await file.row()), ['pending', null])
  await file.work(true)
  assert.deepEqual(fate(await file.row()), ['failed', 'unreachable'])
})

test('an answer that breaks off is no file', async () => {
  const breaks = (response: ServerResponse) => {
    response.writeHead(200, { 'content-length': photo.length })
    response.write(photo.subarray(0, 20))
    setImmediate(() => response.destroy())
  }
  await using vendor = await platform({ '/a': [breaks, gives(photo)] })
  await using world = await house()
  const file = await bring(world, `${vendor.address}/a`)
  await assert.rejects(file.work())
  await file.work()
  assert.deepEqual(fate(await file.row()), ['ready', null])
})

test('what will never be a file is settled at the first try, with the reason', async () => {
  const large = Buffer.concat([photo, Buffer.alloc(26 * 1024 * 1024)])
  await using vendor = await platform({
    '/gone': [says(404)],
    '/exe': [gives('MZ'.padEnd(500, '\0'))],
    '/nothing': [gives('')],
    '/large': [gives(large)],
  })
  await using world = await house()
  const fateOf = async (url: string) => {
    const file = await bring(world, url)
    await file.work()
    return fate(await file.row())
  }
  assert.deepEqual(await fateOf(`${vendor.address}/gone`), ['failed', 'gone'])
  assert.deepEqual(await fateOf(`${vendor.address}/exe`), ['refused', 'program'])
  assert.deepEqual(await fateOf(`${vendor.address}/nothing`), ['refused', 'empty'])
  assert.deepEqual(await fateOf(`${vendor.address}/large`), ['refused', 'too-large'])
  assert.deepEqual(await fateOf('file:///etc/passwd'), ['failed', 'forbidden-address'])
})

test('an address inside our network is not opened', async () => {
  await using vendor = await platform({ '/a': [gives(photo)] })
  await using world = await house({ allowsPrivateAddresses: false })
  const file = await bring(world, `${vendor.address}/a`)
  await file.work()
  assert.deepEqual([fate(await file.row()), vendor.asked], [['failed', 'forbidden-address'], []])
})

test('the files of two brands stay apart, also under the same id', async () => {
  await using vendor = await platform({ '/ours': [gives(photo)], '/theirs': [gives('Hola')] })
  await using world = await house()
  const { files } = world
  const ours = await bring(world, `${vendor.address}/ours`)
  const theirs = await bring(world, `${vendor.address}/theirs`, { ...(await world.connect()), id: ours.id })
  const hidden = await bring(world, `${vendor.address}/theirs`)
  await theirs.work()
  assert.deepEqual(
    [fate(await ours.row()), fate(await theirs.row())],
    [
      ['pending', null],
      ['ready', null],
    ],
  )
  await ours.work()
  const read = await Promise.all([files.read(ours.workspaceId, ours.id), files.read(theirs.workspaceId, ours.id)])
  assert.deepEqual(
    read.map(each => each.type),
    ['image/png', 'text/plain'],
  )
  await assert.rejects(files.read(ours.workspaceId, hidden.id), { code: 'file.unknown' })
  await assert.rejects(files.read(hidden.workspaceId, hidden.id), { code: 'file.not-ready' })
})

test('a file that is there already keeps its place', async () => {
  await using vendor = await platform({ '/a': [gives(photo)] })
  await using world = await house()
  const file = await bring(world, `${vendor.address}/a`)
  await file.work()
  await world.database.engine(tx => world.files.expect(tx, file.expected))
  assert.deepEqual(fate(await file.row()), ['ready', null])
})

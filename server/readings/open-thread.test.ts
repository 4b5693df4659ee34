import { spawnSync } from 'node:child_process'
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { Worker } from 'node:worker_threads'
import { openLeases } from '#db'
import { openReader, runReactions } from '#log'
import { loadModels, modelsFolder, readText } from '#understanding'
import { openDesk } from '../../test/desk.ts'
import { followReadings, openReadingThread } from './index.ts'

const angry = 'Sois una estafa, quiero mi dinero'

/** The thread, and every one that was begun for it. */
function watched() {
  const begun: Worker[] = []
  const start = () => {
    const worker = new Worker(join(import.meta.dirname, 'thread.ts'))
    begun.push(worker)
    return worker
  }
  return { begun, ...openReadingThread(start) }
}

test('the thread reads as understanding does, in the order of what it is asked', async () => {
  const { read, close } = watched()
  const models = await loadModels(name => readFile(new URL(name, modelsFolder)))
  const [one, two, none] = await Promise.all([read([angry, '']), read(['Thanks']), read([])])
  assert.deepEqual(
    one.readings,
    [angry, ''].map(text => readText(models, text)),
  )
  assert.deepEqual(two.readings, [readText(models, 'Thanks')])
  assert.deepEqual(none.readings, [])
  await close()
})

test('whoever asked a thread that was killed is told so, and the next one is asked a new one', async () => {
  const { begun, read, close } = watched()
  const asked = read(Array.from({ length: 2000 }, () => angry))
  void begun[0]!.terminate()
  await assert.rejects(asked, /has ended/)
  assert.equal((await read([angry])).readings.length, 1)
  assert.equal(begun.length, 2)
  await close()
  await assert.rejects(read([angry]), /closed/)
})

test('a thread that never answers is ended, and whoever waits for it is told so', async () => {
  const silent = () => new Worker(`require('node:worker_threads').parentPort.on('message', () => {})`, { eval: true })
  const { read, close } = openReadingThread(silent, 20)
  await assert.rejects(Promise.all([read(['a']), read(['b'])]), /has ended/)
  await close()
})

test('a thread that is killed while messages are read loses none of them', async () => {
  await using desk = await openDesk()
  const { begun, read, close } = watched()
  const stop = new AbortController()
  const failed = (error: unknown) => {
    throw error
  }
  const reader = await openReader(desk.database, stop.signal, failed)
  const leases = openLeases(desk.database)
  let kills = 2
  const mortal: typeof read = texts => {
    const reading = read(texts)
    if (kills-- > 0) void begun.at(-1)!.terminate()
    return reading
  }
  runReactions(desk.database, reader, leases, [followReadings(mortal, Date.now)], stop.signal, failed)
  const from = reader.head
  const said = await desk.sayAll(Array.from({ length: 20 }, (_, n) => [`${angry} ${n}`, { by: `c${n}` }] as const))
  const understood = async () => new Set((await desk.events('message.understood')).map(({ subject }) => subject))
  for (let head = from; (await understood()).size < said.length; head = reader.head)
    await reader.moved(head, AbortSignal.timeout(500))
  assert.deepEqual([...(await understood())].toSorted(), said.map(({ messageId }) => messageId).toSorted())
  assert.equal(begun.length, 3)
  stop.abort()
  await leases.close()
  await close()
})

test('a process that has nothing else to do ends, though the thread was never closed', () => {
  const door = new URL('open-thread.ts', import.meta.url).href
  const read = `import(process.argv[1]).then(({ openReadingThread }) => openReadingThread().read(['hola']))`
  const program = `${read}.then(({ readings }) => process.stdout.write(String(readings.length)))`
  const { stdout, signal } = spawnSync(process.execPath, ['-e', program, door], { timeout: 30_000 })
  assert.deepEqual([String(stdout), signal], ['1', null])
})

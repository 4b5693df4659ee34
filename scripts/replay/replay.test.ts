import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer, text } from 'node:stream/consumers'
import { test } from 'node:test'
import type { Message, NewApiKey, Page, ProfileCard, Row } from '#protocol'
import { createWorld } from '../../test/world.ts'
import { replay, type Replayed } from './replay.ts'

const fixtures = join(import.meta.dirname, 'fixtures')
const expected = JSON.parse(readFileSync(join(fixtures, 'small.expected.json'), 'utf8')) as Replayed
const headings = 'tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id'

/** An installation with a key to it, and a folder for a file and its state. */
async function openPlace() {
  const world = await createWorld()
  const folder = mkdtempSync(join(tmpdir(), 'sobremesa-replay-'))
  const { secret: key } = await world.owner.post<NewApiKey>('/keys', { name: 'Replay', scopes: ['administer'] })
  const file = join(folder, 'history.csv')
  const stateFile = join(folder, 'state.json')
  copyFileSync(join(fixtures, 'small.csv'), file)
  return {
    world,
    file,
    key,
    stateFile,
    replay: (by = key) => {
      const signal = new AbortController().signal
      return replay({
        file,
        address: world.address,
        key: by,
        speed: 0,
        stateFile,
        language: 'es',
        signal,
        told: () => {},
      })
    },
    /** Another process at it, through a gate. */
    start(address: string): ChildProcess {
      const args = [join(import.meta.dirname, 'main.ts'), file, '--address', address, '--state', stateFile]
      const env = { ...process.env, SOBREMESA_KEY: key, LC_ALL: 'C' }
      return spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    },
    count: async () =>
      (await world.database.owner(tx => tx.query<{ n: number }>('select count(*) as n from messages')))[0]!.n,
    async [Symbol.asyncDispose]() {
      await world[Symbol.asyncDispose]()
      rmSync(folder, { recursive: true })
    },
  }
}

/** Stands before an installation. The answer to the so-manieth request of a hook is held back, though it was taken. */
async function openGate(address: string, holds: number) {
  const sizes: number[] = []
  let letGo = () => {}
  const { promise: held, resolve: tellHeld } = Promise.withResolvers<void>()
  const server = createServer(async (request, response) => {
    const { method, url, headers } = request
    const body = await buffer(request)
    const isHook = url!.startsWith('/hooks/')
    if (isHook) sizes.push((JSON.parse(String(body)) as { events: unknown[] }).events.length)
    const place = sizes.length
    const names = ['authorization', 'content-type', 'x-sobremesa-signature']
    const passed = names.flatMap(name => (headers[name] ? [[name, String(headers[name])] as [string, string]] : []))
    const answer = await fetch(`${address}${url}`, {
      method: method!,
      headers: passed,
      ...(method === 'GET' ? {} : { body }),
    })
    const content = await answer.text()
    if (isHook && place === holds) {
      const { promise, resolve } = Promise.withResolvers<void>()
      letGo = resolve
      tellHeld()
      await promise
    }
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(content)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** How many events each request of a hook had. */
    sizes,
    held,
    letGo: () => letGo(),
    async [Symbol.asyncDispose]() {
      letGo()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Two brands, each with so many questions and answers. */
function writeHistory(file: string, questions: number): void {
  const lines = Array.from({ length: questions }, (_, at) => {
    const minute = String(at % 60).padStart(2, '0')
    return ['Urraca', 'Azulejo'].flatMap((brand, place) => {
      const id = at * 4 + place * 2
      const time = (hour: string) => `Tue Mar 04 ${hour}:${minute}:00 +0000 2025`
      return [
        `${id},${9000 + at},True,${time('09')},@${brand} hola ${at},${id + 1},`,
        `${id + 1},${brand},False,${time('10')},@${9000 + at} buenas,,${id}`,
      ]
    })
  })
  writeFileSync(file, [headings, ...lines.flat()].join('\n'))
}

test('the small file is stored as it was, with the figures that were worked out by hand', async () => {
  await using place = await openPlace()
  const { owner } = place.world
  assert.deepEqual(await place.replay(), expected)
  assert.equal(await place.count(), expected.events)
  const { rows } = await owner.get<Page<Row>>('/conversations?view=all&limit=100')
  const asked = rows.find(row => row.name === '7002')
  const { rows: messages } = await owner.get<Page<Message>>(`/conversations/${asked!.id}/messages`)
  const [question, answer] = messages
  assert.equal(question!.text, '@Azulejo two things:\n1) the tile is cracked\n2) nobody "answers"')
  assert.deepEqual(
    [question!.at, question!.direction, question!.visibility],
    [Date.UTC(2025, 2, 4, 11), 'in', 'public'],
  )
  assert.deepEqual([answer!.direction, answer!.quote?.id], ['out', question!.id])
  assert.ok(messages.every(each => each.historic))
  assert.ok(rows.every(row => row.status === 'closed' && row.turnAt === null && row.unread === 0))
})

test('the same again sends nothing, and a repetition of all of it stores nothing twice', async () => {
  await using place = await openPlace()
  await place.replay()
  assert.deepEqual(await place.replay(), { ...expected, sent: 0 })
  const forgetful = readFileSync(place.stateFile, 'utf8').replaceAll(/"sent": \d+/g, '"sent": 0')
  writeFileSync(place.stateFile, forgetful)
  assert.deepEqual(await place.replay(), expected)
  assert.equal(await place.count(), expected.events)
})

test('a file that has grown goes to the same profiles', async () => {
  await using place = await openPlace()
  const whole = readFileSync(place.file, 'utf8')
  writeFileSync(place.file, whole.split('\n').slice(0, 10).join('\n'))
  const { events } = await place.replay()
  writeFileSync(place.file, whole)
  assert.deepEqual(await place.replay(), expected)
  assert.ok(events < expected.events)
  assert.equal((await place.world.owner.get<ProfileCard[]>('/profiles')).length, 2)
})

test('a profile that was made just before the replay was cut off is found again', async () => {
  await using place = await openPlace()
  await place.replay()
  const cutOff = readFileSync(place.stateFile, 'utf8').replaceAll(/"(profile|connection)Id": "[^"]+",?/g, '')
  writeFileSync(place.stateFile, cutOff.replaceAll(/"sent": \d+,?/g, '"sent": 0'))
  assert.deepEqual(await place.replay(), expected)
  assert.equal((await place.world.owner.get<ProfileCard[]>('/profiles')).length, 2)
  assert.equal(await place.count(), expected.events)
})

test('killed when a request was taken but not answered, it goes on and stores nothing twice', async () => {
  await using place = await openPlace()
  writeHistory(place.file, 150)
  await using gate = await openGate(place.world.address, 3)
  const first = place.start(gate.address)
  await gate.held
  first.kill('SIGKILL')
  await once(first, 'exit')
  const before = gate.sizes.length
  const second = place.start(gate.address)
  const [said, [code]] = await Promise.all([text(second.stdout!), once(second, 'close')])
  assert.equal(code, 0, said)
  assert.match(said, /Events sent +600 \([1-5]00 of them earlier\)\nStored +600\nConversations made +300\n/)
  assert.equal(await place.count(), 600)
  assert.ok(gate.sizes.every(size => size <= 100))
  assert.ok(gate.sizes.length < before + 6)
})

test('Ctrl-C waits for the answer, remembers it, and the same command goes on', async () => {
  await using place = await openPlace()
  writeHistory(place.file, 150)
  await using gate = await openGate(place.world.address, 2)
  const first = place.start(gate.address)
  const saying = text(first.stderr!)
  await gate.held
  first.kill('SIGINT')
  gate.letGo()
  const [said, [code]] = await Promise.all([saying, once(first, 'close')])
  assert.deepEqual(
    [code, said.trim().split('\n').at(-1)],
    [130, 'Stopped. With --address the same command goes on from here.'],
  )
  const taken = gate.sizes.reduce((sum, each) => sum + each, 0)
  const second = place.start(gate.address)
  const [report, [end]] = await Promise.all([text(second.stdout!), once(second, 'close')])
  assert.equal(end, 0, report)
  assert.equal(
    gate.sizes.reduce((sum, each) => sum + each, 0),
    600,
  )
  assert.match(report, new RegExp(`Events sent +600 \\(${taken} of them earlier\\)`))
  assert.equal(await place.count(), 600)
})

test('where file and stored differ, it says so', async () => {
  await using place = await openPlace()
  await place.replay()
  await place.world.database.owner(tx =>
    tx.query(`update messages set quote_id = null where text = '@7003 De 10 a 14 h'`),
  )
  const { isRight, brands, all } = await place.replay()
  assert.equal(isRight, false)
  assert.deepEqual(brands[0]!.stored, { answered: 4, medianMinutes: 16, within60: 0.75 })
  assert.deepEqual([brands[0]!.file, brands[1], all.stored.answered], [expected.brands[0]!.file, expected.brands[1], 6])
})

test('what the installation puts aside is missed', async () => {
  await using place = await openPlace()
  const id = 'x'.repeat(501)
  const time = 'Tue Mar 04 09:00:00 +0000 2025'
  const rows = [`1,7,True,${time},Hola,,`, `2,Urraca,False,${time},Buenas,,1`, `${id},7,True,${time},¿Sí?,,2`]
  writeFileSync(place.file, [headings, ...rows].join('\n'))
  const { events, stored, parked, isRight } = await place.replay()
  assert.deepEqual({ events, stored, parked, isRight }, { events: 3, stored: 2, parked: 1, isRight: false })
})

test('with a key that may not administer, or a profile that is at rest, nothing is sent', async () => {
  await using place = await openPlace()
  const { owner } = place.world
  const { secret: reader } = await owner.post<NewApiKey>('/keys', { name: 'Reader', scopes: ['read'] })
  await assert.rejects(place.replay(reader), { code: 'replay.refused', status: 403 })
  assert.equal(await place.count(), 0)
  await place.replay()
  const [card] = await owner.get<ProfileCard[]>('/profiles')
  await owner.post(`/profiles/${card!.id}/disable`)
  await assert.rejects(place.replay(), { code: 'replay.profile-gone', values: { brand: card!.name } })
})

test('without an address it brings an installation of its own, and leaves nothing behind', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sobremesa-alone-'))
  const json = join(folder, 'figures.json')
  const command = [join(import.meta.dirname, '..', 'replay.mjs'), join(fixtures, 'small.csv'), '--json', json]
  const env = { ...process.env, LC_ALL: 'es_ES.UTF-8', TMPDIR: folder }
  const child = spawn('node', command, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const [said, error, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  assert.equal(code, 0, said + error)
  assert.match(said, /El fichero y lo guardado son iguales\.\n$/)
  assert.deepEqual(JSON.parse(readFileSync(json, 'utf8')), expected)
  assert.deepEqual(readdirSync(folder), ['figures.json'])
  rmSync(folder, { recursive: true })
})

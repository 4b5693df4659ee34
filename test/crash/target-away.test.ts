import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { hour, minute, newId } from '#lib'
import type { DeliveryTry, Message, Page, ProfileCard, ProfileKept, Row } from '#protocol'
import { channels } from '#channels'
import en from '#texts/en.json' with { type: 'json' }
import es from '#texts/es.json' with { type: 'json' }
import { openApiClient } from '../vendors/api-client.ts'
import { createWorld, type TestWorld } from '../world.ts'

const secret = 'the secret of the targets'

/** Asks until there is an answer. */
async function until<T>(ask: () => Promise<T | undefined | false>): Promise<T> {
  for (;;) {
    const found = await ask()
    if (found !== undefined && found !== false) return found
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

/** A port where nobody is any more. */
async function deadPort(): Promise<number> {
  const server = createServer()
  const port = await listening(server)
  server.close()
  await once(server, 'close')
  return port
}

/** Hears everything and says nothing. */
async function openSilence() {
  const server = createServer(() => {})
  const port = await listening(server)
  return {
    target: `http://127.0.0.1:${port}/in`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** A connection to the target, and a conversation in it that waits for an answer. */
async function connect(world: TestWorld, name: string, target: string) {
  const { owner, clock } = world
  const { id: profileId, connectionId } = await owner.post<ProfileKept>('/profiles', {
    ...{ channel: 'api', name, function: 'service', language: 'es' },
    settings: { secret, target, lookup: 'no' },
  })
  await using customer = await openApiClient({ secret, now: clock.now })
  const brought = customer.write([{ type: 'message', id: 'm', from: { id: name, name }, text: '¿Abrís hoy?' }])
  assert.equal((await fetch(`${world.address}/hooks/${connectionId}`, { method: 'POST', ...brought })).status, 200)
  const conversation = await until(async () =>
    (await owner.get<Page<Row>>('/conversations?view=all')).rows.find(row => row.name === name),
  )
  const message = `/conversations/${conversation.id}/messages`
  return {
    /** Answers; the time in which it can be taken back has to pass. */
    async answer(text: string): Promise<string> {
      const id = newId()
      await owner.post(message, { id, text, files: [], visibility: 'private' })
      return id
    },
    message: async (id: string) => (await owner.get<Page<Message>>(message)).rows.find(row => row.id === id)!,
    becomes: (id: string, state: Message['state']) =>
      until(async () => {
        const found = (await owner.get<Page<Message>>(message)).rows.find(row => row.id === id)
        return found?.state === state && found
      }),
    tries: (id: string) => owner.get<DeliveryTry[]>(`/messages/${id}/tries`),
    health: async () => (await owner.get<ProfileCard[]>('/profiles')).find(card => card.id === profileId)!.health,
    /** How long after this moment the next try is due, once there have been so many. */
    pauseAfter: (id: string, attempts: number) =>
      until(async () => {
        const [found] = await world.database.owner(tx =>
          tx.query<{ dueAt: number }>(
            `select due_at as "dueAt" from outbox where message_id = $1 and attempts = $2 and state = 'due'`,
            [id, attempts],
          ),
        )
        return found && found.dueAt - clock.now()
      }),
  }
}

const hasWords = (code: string | null) =>
  Object.values(channels.get('api')!.words).every(words => words[`health.${code}`] !== undefined)

test('a target that refuses is tried less and less often, is said to fail since when and why, and gets it once when it is back', async () => {
  await using world = await createWorld()
  const { clock } = world
  const port = await deadPort()
  const away = await connect(world, 'Ausente', `http://127.0.0.1:${port}/in`)
  const id = await away.answer('Sí, hasta las ocho')
  clock.advance(minute)
  const since = clock.now()
  const pauses: number[] = []
  for (let attempts = 1; attempts <= 2; attempts++) {
    clock.advance(pauses.at(-1) ?? 0)
    pauses.push(await away.pauseAfter(id, attempts))
  }
  assert.ok(pauses[1]! > 1.3 * pauses[0]!, `${pauses}`)
  assert.equal((await away.message(id)).state, 'queued')
  assert.deepEqual(
    (await away.tries(id)).map(({ outcome, code }) => [outcome, code]),
    Array.from({ length: 2 }, () => ['retry', 'unreachable']),
  )
  const failing = await until(async () => {
    const health = await away.health()
    return health.state === 'failing' && health
  })
  assert.deepEqual([failing.failingSince, failing.failure], [since, 'unreachable'])
  assert.ok(hasWords(failing.failure))

  await using back = await openApiClient({ secret, now: clock.now, port })
  clock.advance(pauses[1]!)
  await away.becomes(id, 'sent')
  assert.deepEqual(
    [...back.messages.values()].map(({ body }) => body.text),
    ['Sí, hasta las ocho'],
  )
  const good = await until(async () => {
    const health = await away.health()
    return health.state === 'good' && health
  })
  assert.deepEqual([good.failingSince, good.failure], [null, null])
})

test('a target that hangs, one that fails and one whose name leads nowhere hold up nobody else, and have their reason', async () => {
  await using world = await createWorld()
  const { clock } = world
  await using silence = await openSilence()
  await using failing = await openApiClient({ secret, now: clock.now })
  await using well = await openApiClient({ secret, now: clock.now })
  const places = {
    lost: await connect(world, 'Callado', silence.target),
    failing: await connect(world, 'Averiado', failing.target),
    unreachable: await connect(world, 'Perdido', 'http://no-such-name.invalid/in'),
  }
  const good = await connect(world, 'Sano', well.target)
  failing.next(...Array.from({ length: 9 }, () => 'crashes' as const))
  const answers = await Promise.all(
    Object.entries(places).map(async ([code, place]) => ({ code, place, id: await place.answer('Hola') })),
  )
  const here = await good.answer('Hola')
  clock.advance(minute)
  await good.becomes(here, 'sent')
  for (const { place, id } of answers) assert.equal((await place.message(id)).state, 'queued')
  for (const { code, place, id } of answers) {
    const health = await until(async () => {
      const found = await place.health()
      return found.state === 'failing' && found
    })
    assert.deepEqual([health.failure, hasWords(health.failure)], [code, true])
    const [last] = await until(async () => {
      const tries = await place.tries(id)
      return tries.length > 0 && tries
    })
    assert.ok(last!.outcome === 'retry' || last!.outcome === 'unsure' || last!.outcome === 'cannot-tell')
  }
  assert.equal((await good.health()).state, 'good')
})

test('after the last try the message has failed with what to do, and is sent when a person says so', async () => {
  await using world = await createWorld()
  const { clock } = world
  await using target = await openApiClient({ secret, now: clock.now })
  const place = await connect(world, 'Averiado', target.target)
  target.next('crashes', 'crashes')
  const id = await place.answer('Mañana')
  clock.advance(minute)
  await place.pauseAfter(id, 1)
  clock.advance(25 * hour)
  const { failure } = await place.becomes(id, 'failed')
  assert.deepEqual(failure, { code: 'gave-up', text: 'failing' })
  for (const texts of [es, en]) assert.match(texts['failure.gave-up'], /Perfiles|Profiles/)
  assert.deepEqual(target.messages.size, 0)
  await world.owner.post(`/messages/${id}/retry`)
  await place.becomes(id, 'sent')
  assert.equal(target.messages.get(id)?.body.text, 'Mañana')
  assert.equal(target.messages.size, 1)
})

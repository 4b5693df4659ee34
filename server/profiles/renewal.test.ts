import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { test } from 'node:test'
import type { ProfileCard, ProfileKept } from '#protocol'
import { channel, readJson, listOf, type Inbound } from '#channel'
import { plainChannel } from '../../test/plain-channel.ts'
import { createWorld } from '../../test/world.ts'

const fields = [{ key: 'secret', kind: 'secret', required: true, generated: 32 }] as const

/** A place whose posts carry a digest made with a secret of ours. */
const signed = channel({
  ...plainChannel(),
  settings: { fields, read: values => values },
  keepHeaders: [],
  verify: ({ body, headers }, settings) =>
    headers['x-digest'] === digestOf(body, (settings as { secret: string }).secret) ? 'ok' : 'forged',
  parse: raw => listOf(readJson(raw.body)) as Inbound[],
})

const digestOf = (body: Uint8Array, secret: string) => createHmac('sha256', secret).update(body).digest('hex')

async function place() {
  const world = await createWorld({ channels: [signed] })
  const asked = { channel: 'plain', name: 'Tienda', function: 'service', language: 'es', settings: {} }
  const { id, connectionId, made } = await world.owner.post<ProfileKept>('/profiles', asked)
  return {
    world,
    first: made['secret']!,
    async post(secret: string) {
      const body = Buffer.from('[]')
      const headers = { 'x-digest': digestOf(body, secret) }
      return (await fetch(`${world.address}/hooks/${connectionId}`, { method: 'POST', body, headers })).status
    },
    renew: async (more = {}) =>
      (await world.owner.patch<ProfileKept>(`/profiles/${id}`, { renew: ['secret'], ...more })).made['secret']!,
    card: async () => (await world.owner.get<ProfileCard[]>('/profiles'))[0]!,
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  }
}

test('a renewed secret holds at once, and the one before it for an hour more', async () => {
  await using it = await place()
  const second = await it.renew()
  assert.notEqual(second, it.first)
  assert.equal((await it.card()).settings['secret'], `••••${second.slice(-4)}`)
  assert.deepEqual([await it.post(second), await it.post(it.first), await it.post('made up')], [200, 200, 401])
  it.world.clock.advance(60 * 60_000)
  assert.deepEqual([await it.post(second), await it.post(it.first)], [200, 401])
})

test('of two renewals within the hour only the last secret before is taken', async () => {
  await using it = await place()
  const second = await it.renew()
  const third = await it.renew()
  assert.deepEqual([await it.post(third), await it.post(second), await it.post(it.first)], [200, 200, 401])
})

test('a secret in wrong hands is worth nothing from the moment it is renewed', async () => {
  await using it = await place()
  const second = await it.renew()
  const third = await it.renew({ isLeaked: true })
  assert.deepEqual([await it.post(third), await it.post(second), await it.post(it.first)], [200, 401, 401])
})

test('the grace outlives a restart of what is in memory, and other changes leave it', async () => {
  await using it = await place()
  const second = await it.renew()
  const { id } = await it.card()
  await it.world.owner.patch(`/profiles/${id}`, { name: 'Tienda nueva' })
  await it.world.rooms.directory.reload()
  assert.deepEqual([await it.post(second), await it.post(it.first)], [200, 200])
})

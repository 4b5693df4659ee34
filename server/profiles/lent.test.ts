import assert from 'node:assert/strict'
import { test } from 'node:test'
import { forgetLent } from '#profiles'
import type { ProfileKept, SettingsTried } from '#protocol'
import { openX } from '../../test/vendors/x.ts'
import type { Client } from '../../test/world-client.ts'
import { createWorld } from '../../test/world.ts'

const passes = {
  ...{ consumerKey: 'a-consumer-key', consumerSecret: 'a-consumer-secret' },
  ...{ clientId: 'a-client-id', clientSecret: 'a-client-secret' },
  ...{ refreshToken: 'pasted-by-hand', accessToken: '', accessSecret: '' },
}
const profile = { channel: 'x', name: 'Faro', function: 'service', language: 'es' } as const

async function openPlace() {
  const world = await createWorld()
  const vendor = await openX({ ...passes }, world.clock.now)
  const settings = { ...passes, address: vendor.address }
  const left = () => world.database.owner(tx => tx.query('select 1 from lent_while_trying'))
  return {
    ...{ world, vendor, settings, left },
    attempt: (who: Client, over = {}) =>
      who.post<SettingsTried>('/channels/x/try', { settings: { ...settings, ...over } }),
    add: (who: Client) => who.post<ProfileKept>('/profiles', { ...profile, settings }),
    async [Symbol.asyncDispose]() {
      await world[Symbol.asyncDispose]()
      await vendor[Symbol.asyncDispose]()
    },
  }
}

test('a token that holds but once is still good when it was pasted: what the try was lent goes to the connection', async () => {
  await using place = await openPlace()
  const { world, vendor, attempt, add } = place
  assert.equal((await attempt(world.owner)).health.state, 'good')
  const { id } = await add(world.owner)
  assert.deepEqual(await world.owner.post(`/profiles/${id}/check`), { state: 'good' })
  assert.equal(vendor.passes.wasted(), 0)
  assert.deepEqual(await place.left(), [])
})

test('whoever mends another setting and tries again need not fetch another token', async () => {
  await using place = await openPlace()
  const { world, vendor, attempt, add } = place
  await attempt(world.owner, { consumerSecret: 'mistyped' })
  assert.equal((await attempt(world.owner)).health.state, 'good')
  const { id } = await add(world.owner)
  assert.deepEqual(await world.owner.post(`/profiles/${id}/check`), { state: 'good' })
  assert.equal(vendor.passes.wasted(), 0)
})

test('what one was lent reaches no connection of somebody else, and is forgotten when nobody makes one', async () => {
  await using place = await openPlace()
  const { world, attempt, add, left } = place
  await attempt(world.owner)
  const other = await add(await world.person('administrator'))
  assert.equal((await world.owner.post<{ state: string }>(`/profiles/${other.id}/check`)).state, 'failing')
  assert.equal((await left()).length > 0, true)
  await world.database.engine(tx => forgetLent(tx, world.clock.now()))
  assert.equal((await left()).length > 0, true)
  await world.database.engine(tx => forgetLent(tx, world.clock.now() + 31 * 60_000))
  assert.deepEqual(await left(), [])
})

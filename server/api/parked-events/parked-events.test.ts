import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Counts, ParkedEventCard, ProfileKept } from '#protocol'
import { plainChannel } from '../../../test/plain-channel.ts'
import { until } from '../../../test/waits.ts'
import { createWorld, type TestWorld } from '../../../test/world.ts'

const parked = (world: TestWorld) => world.owner.get<ParkedEventCard[]>('/parked-events')
const unassigned = async (world: TestWorld) => (await world.owner.get<Counts>('/counts')).unassigned

/** The room that counts cannot write while this stands. */
const breakCounting = (world: TestWorld) =>
  world.database.owner(tx => tx.query(`alter table inbox_counts add constraint broken check (false) not valid`))
const mendCounting = (world: TestWorld) =>
  world.database.owner(tx => tx.query(`alter table inbox_counts drop constraint broken`))

/** A conversation is opened, and the room that counts cannot follow. */
async function worldWithParkedEvent(): Promise<TestWorld> {
  const world = await createWorld({ channels: [plainChannel()] })
  const profile = { channel: 'plain', name: 'Faro', function: 'service', language: 'es', settings: {} }
  const { connectionId } = await world.owner.post<ProfileKept>('/profiles', profile)
  await breakCounting(world)
  const about = { profileKey: 'main', lane: 'marta', from: { id: 'marta' }, at: world.clock.now() }
  const event = { kind: 'message', key: 'm-1', externalId: 'm-1', text: 'Hola', visibility: 'private', ...about }
  await fetch(`${world.address}/hooks/${connectionId}`, { method: 'POST', body: JSON.stringify([event]) })
  await until(
    () => parked(world),
    found => found.length > 0,
  )
  return world
}

test('what a room cannot follow is shown to its own brand, and taken again once the cause is mended', async () => {
  await using world = await worldWithParkedEvent()
  const [card] = await parked(world)
  assert.deepEqual([card!.room, card!.kind], ['desk', 'conversation.opened'])
  assert.ok(card!.conversationId)
  assert.equal(await unassigned(world), 0)
  const address = `/parked-events/desk/${card!.number}`
  await assert.rejects(world.owner.post(`${address}/replay`), /parked\.still/)
  assert.equal((await parked(world)).length, 1)

  await mendCounting(world)
  const other = await world.anotherBrand()
  assert.deepEqual(await other.owner.get('/parked-events'), [])
  await assert.rejects(other.owner.post(`${address}/replay`), /parked\.unknown/)
  const agent = await world.person('agent')
  await assert.rejects(agent.get('/parked-events'), /forbidden/)
  await world.owner.post(`${address}/replay`)
  assert.deepEqual(await parked(world), [])
  assert.equal(await unassigned(world), 1)
  await assert.rejects(world.owner.post(`${address}/replay`), /parked\.unknown/)
})

test('what is let go is gone for good, and the audit says who let it go', async () => {
  await using world = await worldWithParkedEvent()
  const [card] = await parked(world)
  await mendCounting(world)
  await world.owner.remove(`/parked-events/desk/${card!.number}`)
  assert.deepEqual(await parked(world), [])
  assert.equal(await unassigned(world), 0)
  const audit = await world.owner.get<{ rows: { deed: string; detail: unknown }[] }>('/audit')
  assert.deepEqual(
    audit.rows.filter(({ deed }) => deed.startsWith('parked.')).map(({ detail }) => detail),
    [{ room: 'desk', number: card!.number }],
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Channel } from '#channel'
import type { Conversation, LinkCard, Page, ProfileCard, ProfileKept, Row } from '#protocol'
import { plainChannel } from '../../test/plain-channel.ts'
import { until } from '../../test/waits.ts'
import { createWorld, type TestWorld } from '../../test/world.ts'

async function openHouse(over: Partial<Channel> = {}) {
  const world = await createWorld({ channels: [plainChannel(over)] })
  const profile = { channel: 'plain', name: 'Plain', function: 'service', language: 'es', settings: {} }
  const { connectionId } = await world.owner.post<ProfileKept>('/profiles', profile)
  return {
    world,
    connectionId,
    async hears(...events: object[]) {
      const common = { profileKey: 'main', lane: 'marta' }
      const body = JSON.stringify(events.map((event, at) => ({ key: `k-${at}`, ...common, ...event })))
      const answer = await fetch(`${world.address}/hooks/${connectionId}`, { method: 'POST', body })
      assert.equal(answer.status, 200)
    },
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  }
}

const says = (from: object, more: object = {}) => ({
  ...{ kind: 'message', key: 'm-1', externalId: 'm-1', from, text: 'Hola', visibility: 'private', at: Date.now() },
  ...more,
})

const rows = async (world: TestWorld) => (await world.owner.get<Page<Row>>('/conversations?view=all')).rows

test('whoever wrote without a name is asked for', async () => {
  await using house = await openHouse({
    person: async (id, key) => ({ id, name: `Marta ${key}`, handle: '@marta' }),
  })
  await house.hears(says({ id: 'marta' }))
  const [row] = await until(
    () => rows(house.world),
    ([each]) => each?.name === 'Marta main',
  )
  const { customer } = await house.world.owner.get<Conversation>(`/conversations/${row!.id}`)
  assert.equal(customer.identities[0]!.handle, '@marta')
})

test('somebody who has blocked us cannot be answered in private, until they let us in again', async () => {
  await using house = await openHouse()
  const { world } = house
  const from = { id: 'marta', name: 'Marta' }
  await house.hears(says(from), { kind: 'reach', from, isReachable: false })
  const [{ id }] = (await until(
    () => rows(world),
    ([each]) => each !== undefined,
  )) as [Row]
  const blocked = async () => (await world.owner.get<Conversation>(`/conversations/${id}`)).composer.blocked
  await until(blocked, code => code === 'reply.unreachable')
  await house.hears({ kind: 'reach', from, isReachable: true })
  await until(blocked, code => code === null)
})

test('an account that the platform calls otherwise stays the same customer', async () => {
  await using house = await openHouse()
  const { world } = house
  const [before, after] = [
    { id: 'old', name: 'Marta' },
    { id: 'new', name: 'Marta' },
  ]
  await house.hears(says(before), { kind: 'moved', from: before, to: after })
  await until(
    () =>
      world.database.app(world.workspaceId, tx => tx.query<{ id: string }>('select external_id as id from identities')),
    ([each]) => each?.id === 'new',
  )
  await house.hears(says(after, { key: 'm-2', externalId: 'm-2' }))
  const found = await until(
    () => world.database.app(world.workspaceId, tx => tx.query(`select 1 from messages where direction = 'in'`)),
    each => each.length === 2,
  )
  assert.equal(found.length, 2)
  assert.equal(new Set((await rows(world)).map(row => row.customerId)).size, 1)
})

test('what the platform says of the account shows in its health', async () => {
  await using house = await openHouse()
  const card = async () =>
    (await house.world.owner.get<ProfileCard[]>('/profiles')).find(each => each.channel === 'plain')!
  await house.hears({ kind: 'health', profileKey: 'whatever', state: 'failing', code: 'revoked' })
  assert.equal((await until(card, ({ health }) => health.state === 'failing')).health.failure, 'revoked')
  await house.hears({ kind: 'health', profileKey: 'main', state: 'good', code: 'good' })
  await until(card, ({ health }) => health.failure === null)
})

test('that somebody is writing is told to the log', async () => {
  await using house = await openHouse()
  const { world } = house
  const from = { id: 'marta', name: 'Marta' }
  await house.hears(says(from))
  await until(
    () => rows(world),
    each => each.length === 1,
  )
  await house.hears({ kind: 'typing', from, at: world.clock.now() })
  const told = await until(
    () =>
      world.database.owner(tx =>
        tx.query<{ at: string }>(`select detail as at from events where kind = 'customer.typing'`),
      ),
    each => each.length === 1,
  )
  assert.match(String(told[0]!.at), /until/)
})

test('kinds of events that nobody here has a use for are counted by their channel, and spoil nothing beside them', async () => {
  await using house = await openHouse()
  const { world } = house
  await house.hears({ kind: 'unknown', what: 'poll' }, says({ id: 'marta' }), { kind: 'unknown', what: 'gift' })
  await until(
    () => rows(world),
    found => found.length === 1,
  )
  assert.deepEqual(await world.owner.get('/parked'), [])
  const figures = async () => (await world.stranger.fetch('/metrics')).text()
  await until(figures, said => /sobremesa_intake_unknown_events_total\{channel="plain"\} 2/.test(said))
})

test('an account that is known under both of its names is one customer, until a person says otherwise', async () => {
  await using house = await openHouse()
  const { world } = house
  const [before, after] = [
    { id: 'old', name: 'Marta' },
    { id: 'new', name: 'Marta' },
  ]
  await house.hears(says(before), says(after, { key: 'm-2', externalId: 'm-2', lane: 'new' }))
  const customers = async () => new Set((await rows(world)).map(row => row.customerId))
  await until(customers, all => all.size === 2)
  const moved = { kind: 'moved', key: 'moved', from: before, to: after }
  await house.hears(moved)
  const [customerId] = await until(customers, all => all.size === 1)
  const [link] = await world.owner.get<LinkCard[]>(`/customers/${customerId}/links`)
  assert.deepEqual([link!.evidence, link!.madeBy], ['platform', null])

  await world.owner.post(`/links/${link!.id}/undo`)
  await until(customers, all => all.size === 2)
  await house.hears({ ...moved, key: 'moved again' }, says(before, { key: 'm-3', externalId: 'm-3' }))
  await until(
    () => rows(world),
    all => all.some(({ unread }) => unread > 1),
  )
  assert.equal((await customers()).size, 2)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Channel, Health } from '#channel'
import type { AccountsFound, ParkedCard, ProfileCard, ProfileKept } from '#protocol'
import { plainChannel } from '../../test/plain-channel.ts'
import { heard } from '../../test/visitor.ts'
import { createWorld, type TestWorld } from '../../test/world.ts'

const found = [
  { key: 'p-1', name: 'Urraca', handle: '@urraca' },
  { key: 'p-2', name: 'Urraca Outlet' },
  { key: 'p-3', name: 'Urraca Sur' },
]

/** A platform that is down, until it is told to be up. */
function pages() {
  const state = { health: { state: 'failing', code: 'unreachable' } as Health, subscribed: undefined as unknown }
  const platform: Channel = plainChannel({
    check: async () => state.health,
    profiles: async () => found,
    connect: async (_, keys) => {
      state.subscribed = [...keys]
      return { state: 'good' }
    },
  })
  return { state, platform }
}

const profile = { channel: 'plain', name: 'Urraca', function: 'corporate', language: 'en', settings: {} }
const cardsOf = (world: TestWorld) => world.owner.get<ProfileCard[]>('/profiles')
const reached = (world: TestWorld, id: string) => world.owner.get<AccountsFound>(`/profiles/${id}/accounts`)

test('a connection kept while the platform is down waits for its accounts, and they are chosen once it is up', async () => {
  const { state, platform } = pages()
  await using world = await createWorld({ channels: [platform] })
  const { id, isWaiting, connectionId } = await world.owner.post<ProfileKept>('/profiles', profile)
  assert.equal(isWaiting, true)
  assert.equal(state.subscribed, undefined, 'there is nothing to be told of yet')
  assert.deepEqual(await reached(world, id), { health: state.health, found: [] })
  assert.equal((await cardsOf(world))[0]!.health.failure, 'unreachable')

  state.health = { state: 'good' }
  const now = await reached(world, id)
  assert.deepEqual(
    now.found,
    found.map(each => ({ ...each, profileId: null })),
  )
  assert.equal((await cardsOf(world))[0]!.health.state, 'quiet')
  const accounts = [
    { key: 'p-2', name: 'Outlet' },
    { key: 'p-3', name: 'Sur' },
  ]
  const chosen = await world.owner.post<ProfileCard[]>(`/profiles/${id}/accounts`, { accounts })
  assert.deepEqual(
    chosen.map(card => [card.key, card.name, card.function, card.language, card.isWaiting, card.connectionId]),
    accounts.map(({ key, name }) => [key, name, 'corporate', 'en', false, connectionId]),
  )
  assert.equal(chosen[0]!.id, id, 'the first is the profile that waited')
  assert.deepEqual(state.subscribed, ['p-2', 'p-3'])
})

test('more accounts of a connection are taken in later, without its credentials', async () => {
  const { state, platform } = pages()
  state.health = { state: 'good' }
  await using world = await createWorld({ channels: [platform] })
  const { id } = await world.owner.post<ProfileKept>('/profiles', { ...profile, key: 'p-1' })
  assert.deepEqual(
    (await reached(world, id)).found.map(each => each.profileId),
    [id, null, null],
  )
  const add = (key: string) =>
    world.owner.post<ProfileCard[]>(`/profiles/${id}/accounts`, { accounts: [{ key, name: 'Outlet' }] })
  assert.deepEqual(
    (await add('p-2')).map(card => [card.key, card.function, card.language]),
    [['p-2', 'corporate', 'en']],
  )
  assert.deepEqual(state.subscribed, ['p-1', 'p-2'])
  await assert.rejects(add('p-2'), /profile.twice/)
  await assert.rejects(
    world.owner.post('/profiles', { ...profile, key: 'p-1', others: [{ key: 'p-1', name: 'x' }] }),
    /profile.twice/,
  )
})

test('what comes while the accounts are not chosen is kept, and taken afterwards', async () => {
  const { state, platform } = pages()
  await using world = await createWorld({ channels: [platform] })
  const { id, connectionId } = await world.owner.post<ProfileKept>('/profiles', profile)
  const message = { kind: 'message', key: 'k-1', profileKey: 'p-1', lane: 'l-1', externalId: 'm-1', text: 'hola' }
  const parked = heard(world, 'envelope.parked')
  const body = JSON.stringify([{ ...message, from: { id: 'c-1' }, visibility: 'private' }])
  assert.equal((await fetch(`${world.address}/hooks/${connectionId}`, { method: 'POST', body })).status, 200)
  await parked
  const reasons = (await world.owner.get<ParkedCard[]>('/parked')).map(({ reason }) => reason)
  assert.deepEqual(reasons, ['profile.waiting'])
  state.health = { state: 'good' }
  const taken = heard(world, 'message.received')
  await world.owner.post(`/profiles/${id}/accounts`, { accounts: [{ key: 'p-1', name: 'Urraca' }] })
  await taken
  assert.deepEqual(await world.owner.get('/parked'), [])
})

test('only who administers sees and chooses the accounts, and only of their own brand', async () => {
  const { state, platform } = pages()
  state.health = { state: 'good' }
  await using world = await createWorld({ channels: [platform] })
  const { id } = await world.owner.post<ProfileKept>('/profiles', { ...profile, key: 'p-1' })
  const agent = await world.person('agent')
  await assert.rejects(agent.get(`/profiles/${id}/accounts`), { status: 403 })
  const accounts = [{ key: 'p-2', name: 'x' }]
  await assert.rejects(agent.post(`/profiles/${id}/accounts`, { accounts }), { status: 403 })
  const nobodys = '01990000-0000-7000-8000-000000000000'
  await assert.rejects(reached(world, nobodys), { status: 404 })
  await assert.rejects(world.owner.post(`/profiles/${nobodys}/accounts`, { accounts }), { status: 404 })
  await assert.rejects(world.owner.post(`/profiles/${id}/accounts`, { accounts: [] }), { status: 400 })
})

test('an account that ails is shown with its own trouble, and the others are well', async () => {
  const { state, platform } = pages()
  state.health = { state: 'good', until: 2_000_000_000_000, ailing: [{ key: 'p-2', code: 'quality-low' }] }
  await using world = await createWorld({ channels: [platform] })
  const { id } = await world.owner.post<ProfileKept>('/profiles', {
    ...profile,
    key: 'p-1',
    others: [{ key: 'p-2', name: 'Outlet' }],
  })
  const began = world.clock.now()
  const ailments = async () => (await cardsOf(world)).map(card => card.ailment)
  await world.owner.post(`/profiles/${id}/check`)
  assert.deepEqual(await ailments(), [null, { code: 'quality-low', since: began }])
  const [card] = await cardsOf(world)
  assert.deepEqual([card!.health.failure, card!.health.validUntil], [null, 2_000_000_000_000])
  world.clock.advance(60_000)
  state.health = { state: 'good', ailing: [{ key: 'p-2', code: 'restricted' }] }
  await world.owner.post(`/profiles/${id}/check`)
  assert.deepEqual(await ailments(), [null, { code: 'restricted', since: began }], 'since when it ails at all')
  state.health = { state: 'failing', code: 'refused' }
  await world.owner.post(`/profiles/${id}/check`)
  assert.deepEqual(await ailments(), [null, { code: 'restricted', since: began }], 'nothing new was said of it')
  state.health = { state: 'good' }
  await world.owner.post(`/profiles/${id}/check`)
  assert.deepEqual(await ailments(), [null, null])
  assert.equal((await cardsOf(world))[0]!.health.validUntil, null)
})

test('what a platform says of one account is noted at that account, and leaves the connection alone', async () => {
  const { state, platform } = pages()
  state.health = { state: 'good' }
  await using world = await createWorld({ channels: [platform] })
  const others = [{ key: 'p-2', name: 'Outlet' }]
  const { connectionId } = await world.owner.post<ProfileKept>('/profiles', { ...profile, key: 'p-1', others })
  const say = async (event: object, kind: string) => {
    const told = heard(world, kind)
    const body = JSON.stringify([{ kind: 'health', key: `h-${kind}`, lane: 'health', ...event }])
    await fetch(`${world.address}/hooks/${connectionId}`, { method: 'POST', body })
    await told
    return (await cardsOf(world)).map(card => [card.ailment?.code, card.health.failure])
  }
  assert.deepEqual(await say({ profileKey: 'p-2', state: 'failing', code: 'warned' }, 'connection.accounts-ail'), [
    [undefined, null],
    ['warned', null],
  ])
  assert.deepEqual(await say({ profileKey: 'the-app', state: 'failing', code: 'gone' }, 'connection.failing'), [
    [undefined, 'gone'],
    ['warned', 'gone'],
  ])
  assert.deepEqual(await say({ profileKey: 'p-2', state: 'good', code: 'fine' }, 'connection.accounts-ail'), [
    [undefined, 'gone'],
    [undefined, 'gone'],
  ])
})

test('that nothing comes is news once it has been quiet for much longer than usual', async () => {
  const { state, platform } = pages()
  state.health = { state: 'good' }
  await using world = await createWorld({ channels: [platform] })
  const { connectionId } = await world.owner.post<ProfileKept>('/profiles', { ...profile, key: 'p-1' })
  const silence = async (afterMs: number) => {
    world.clock.advance(afterMs)
    await fetch(`${world.address}/hooks/${connectionId}`, { method: 'POST', body: '[]' })
    await world.rooms.health.flush()
    const { silentFrom, receivedAt } = (await cardsOf(world))[0]!.health
    return (silentFrom! - receivedAt!) / day
  }
  const day = 86_400_000
  assert.equal((await cardsOf(world))[0]!.health.silentFrom, null, 'nothing has ever come')
  assert.equal(await silence(0), 2)
  assert.equal(await silence(day / 2), 2)
  assert.equal(await silence(3 * day), 6, 'twice what it was at most')
})

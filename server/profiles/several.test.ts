import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Channel } from '#channel'
import { checkAll } from '#profiles'
import type { ChannelCard, ProfileCard, ProfileKept, SettingsTried } from '#protocol'
import { plainChannel } from '../../test/plain-channel.ts'
import { createWorld, type TestWorld } from '../../test/world.ts'

const fields = [{ key: 'token', kind: 'secret', required: true }] as const

/** A platform whose credentials reach two pages. */
function pages() {
  const state = { subscribed: [] as string[], trusts: true }
  const platform: Channel = plainChannel({
    settings: { fields, read: values => values },
    check: async ({ settings }) =>
      (settings as { token: string }).token === 'right' ? { state: 'good' } : { state: 'failing', code: 'refused' },
    profiles: async () => [
      { key: 'p-1', name: 'Urraca', handle: '@urraca' },
      { key: 'p-2', name: 'Urraca Outlet' },
    ],
    connect: async (ctx, keys) => {
      if (!state.trusts) return { state: 'failing', code: 'no-permission' }
      assert.match(ctx.hook, /\/hooks\/[\da-f-]{36}$/)
      state.subscribed = [...keys]
      return { state: 'good' }
    },
  })
  return { state, platform }
}

const attempt = (world: TestWorld, token: string) =>
  world.owner.post<SettingsTried>('/channels/plain/try', { settings: { token } })

const profile = { channel: 'plain', name: 'Urraca', function: 'service', language: 'es', settings: { token: 'right' } }

test('settings are tried before they are kept, and say which accounts they reach', async () => {
  await using world = await createWorld({ channels: [pages().platform] })
  assert.deepEqual(await attempt(world, 'wrong'), { health: { state: 'failing', code: 'refused' }, found: [] })
  assert.deepEqual(await attempt(world, 'right'), {
    health: { state: 'good' },
    found: [
      { key: 'p-1', name: 'Urraca', handle: '@urraca' },
      { key: 'p-2', name: 'Urraca Outlet' },
    ],
  })
  assert.deepEqual(await world.owner.get('/profiles'), [])
  const card = (await world.owner.get<ChannelCard[]>('/channels')).find(each => each.id === 'plain')
  assert.equal(card?.findsAccounts, true)
  const agent = await world.person('agent')
  await assert.rejects(agent.post('/channels/plain/try', { settings: { token: 'right' } }), /403/)
})

test('several accounts of one connection become profiles, and the platform sends what concerns them', async () => {
  const { state, platform } = pages()
  await using world = await createWorld({ channels: [platform] })
  const kept = await world.owner.post<ProfileKept>('/profiles', {
    ...profile,
    key: 'p-1',
    others: [{ key: 'p-2', name: 'Outlet' }],
  })
  const cards = await world.owner.get<ProfileCard[]>('/profiles')
  assert.deepEqual(
    cards.map(card => [card.key, card.name, card.connectionId === kept.connectionId]),
    [
      ['p-1', 'Urraca', true],
      ['p-2', 'Outlet', true],
    ],
  )
  assert.deepEqual(state.subscribed, ['p-1', 'p-2'])
  await assert.rejects(
    world.owner.post('/profiles', { ...profile, key: 'p-1', others: [{ key: 'p-1', name: 'Otra' }] }),
    /profile.twice/,
  )
})

test('a platform that does not let us subscribe is shown, and what was set up is kept', async () => {
  const { state, platform } = pages()
  state.trusts = false
  await using world = await createWorld({ channels: [platform] })
  const { id } = await world.owner.post<ProfileKept>('/profiles', { ...profile, key: 'p-1' })
  const [card] = await world.owner.get<ProfileCard[]>('/profiles')
  assert.deepEqual([card!.id, card!.health.state, card!.health.failure], [id, 'failing', 'no-permission'])
  state.trusts = true
  await world.owner.patch(`/profiles/${id}`, { settings: { token: 'right' } })
  assert.equal((await world.owner.get<ProfileCard[]>('/profiles'))[0]!.health.failure, null)
})

test('platforms are asked from time to time whether we are still welcome', async () => {
  const { platform } = pages()
  const state = { answer: { state: 'failing', code: 'revoked' } as Awaited<ReturnType<Channel['check']>> }
  await using world = await createWorld({ channels: [{ ...platform, check: async () => state.answer }] })
  await world.owner.post('/profiles', { ...profile, key: 'p-1' })
  const failure = async () => {
    await checkAll({ ...world.rooms, failed: assert.ifError }, new AbortController().signal)
    await world.rooms.health.flush()
    return (await world.owner.get<ProfileCard[]>('/profiles'))[0]!.health.failure
  }
  assert.equal(await failure(), 'revoked')
  state.answer = { state: 'failing', code: 'unreachable' }
  assert.equal(await failure(), 'revoked', 'that nobody answers says nothing new')
  state.answer = { state: 'good' }
  assert.equal(await failure(), null)
})

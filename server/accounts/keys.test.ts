import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ApiKey, Colleague, KeyAsk, NewApiKey } from '#protocol'
import { createWorld, type TestWorld } from '../../test/world.ts'

const asks = (world: TestWorld, secret: string, path: string, init: RequestInit = {}) =>
  fetch(`${world.address}/api/v1${path}`, {
    ...init,
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json', ...init.headers },
  })

const issue = (world: TestWorld, ...scopes: KeyAsk['scopes']) =>
  world.owner.post<NewApiKey>('/keys', { name: 'Almacén', scopes })

test('a key asks in its workspace, without cookie or origin', async () => {
  await using world = await createWorld()
  const key = await issue(world, 'read')
  assert.match(key.secret, new RegExp(`^smk_${world.workspaceId.replaceAll('-', '')}_[0-9a-f]{32}_[\\w-]{43}$`))
  assert.equal(key.secret.slice(-4), key.ending)
  const answer = await asks(world, key.secret, '/people')
  assert.equal(answer.status, 200)
  assert.equal(((await answer.json()) as Colleague[]).length, 1)
})

test('a key does what its scopes say and nothing else', async () => {
  await using world = await createWorld()
  const [reads, administers] = [await issue(world, 'read'), await issue(world, 'read', 'administer')]
  assert.equal((await asks(world, reads.secret, '/audit')).status, 403)
  assert.equal((await asks(world, administers.secret, '/audit')).status, 200)
  const made = await asks(world, administers.secret, '/keys', {
    method: 'POST',
    body: JSON.stringify({ name: 'x', scopes: ['read'] }),
  })
  assert.equal(made.status, 403, 'keys don’t make keys')
  assert.equal((await asks(world, administers.secret, '/me')).status, 401, 'a key is no person')
  const moved = await asks(world, administers.secret, '/installation', {
    method: 'PATCH',
    body: JSON.stringify({ publicAddress: 'https://x.example' }),
  })
  assert.equal(moved.status, 403, 'a key owns nothing')
})

test('a revoked key is refused at once, and so is any that is not ours', async () => {
  await using world = await createWorld()
  const key = await issue(world, 'read')
  await world.owner.remove(`/keys/${key.id}`)
  assert.deepEqual(await world.owner.get('/keys'), [])
  await assert.rejects(world.owner.remove(`/keys/${key.id}`), { status: 404 })
  const other = await issue(world, 'read')
  const wrong = [
    key.secret,
    other.secret.replace(/.$/, each => (each === 'A' ? 'B' : 'A')),
    other.secret.slice(0, -1),
    'smk_',
    'x',
  ]
  for (const secret of wrong) {
    const answer = await asks(world, secret, '/people')
    assert.deepEqual([answer.status, ((await answer.json()) as { code: string }).code], [401, 'key.wrong'])
  }
})

test('a key of one brand does not open another', async () => {
  await using world = await createWorld()
  const other = await world.anotherBrand()
  const { secret } = await issue(world, 'read', 'administer')
  assert.equal((await asks(world, secret, '/people', { headers: { 'x-workspace': other.workspaceId } })).status, 403)
  const bare = (id: string) => id.replaceAll('-', '')
  assert.equal(
    (await asks(world, secret.replace(bare(world.workspaceId), bare(other.workspaceId)), '/people')).status,
    401,
  )
})

test('the list shows when a key was last used, to the minute, and never its secret', async () => {
  await using world = await createWorld()
  const key = await issue(world, 'read')
  const lastUsed = async () => (await world.owner.get<ApiKey[]>('/keys'))[0]!.lastUsedAt
  assert.equal(await lastUsed(), null)
  const used = world.clock.now()
  await asks(world, key.secret, '/people')
  world.clock.advance(59_000)
  await asks(world, key.secret, '/people')
  assert.equal(await lastUsed(), used)
  world.clock.advance(2000)
  await asks(world, key.secret, '/people')
  assert.equal(await lastUsed(), used + 61_000)
  assert.ok(!JSON.stringify(await world.owner.get('/keys')).includes(key.secret.slice(80)))
})

test('only who administers makes keys, and each has a scope that there is', async () => {
  await using world = await createWorld()
  const agent = await world.person('agent')
  await assert.rejects(agent.post('/keys', { name: 'x', scopes: ['read'] }), { status: 403 })
  await assert.rejects(world.owner.post('/keys', { name: 'x', scopes: [] }), { status: 400 })
  await assert.rejects(world.owner.post('/keys', { name: 'x', scopes: ['own'] }), { status: 400 })
})

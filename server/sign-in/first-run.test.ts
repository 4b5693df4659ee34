import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { test } from 'node:test'
import type { FirstRun, Installation, Me } from '#protocol'
import { createWorld, type TestWorld } from '../../test/world.ts'

const firstRun = (over: { brand?: object; owner?: object; publicAddress?: string } = {}) =>
  ({
    brand: {
      name: 'Café Norte',
      website: '',
      timeZone: 'Europe/Madrid',
      language: 'es',
      color: '#43212f',
      ...over.brand,
    },
    owner: { name: 'Ana Ruiz', email: 'Ana@Cafe.example', password: 'buenas tardes', ...over.owner },
    publicAddress: over.publicAddress ?? 'https://charla.example/consola',
  }) as FirstRun

test('the first run makes the brand and its owner, and signs in', async () => {
  await using world = await createWorld({ empty: true })
  const before = await world.stranger.get<Installation>('/installation')
  assert.equal(before.setUp, false)
  assert.equal(before.folder, world.rooms.settings.folder)

  const me = await world.stranger.post<Me>('/installation', firstRun())
  assert.deepEqual(me.person, { ...me.person, name: 'Ana Ruiz', email: 'ana@cafe.example', language: 'es' })
  assert.deepEqual(
    me.workspaces.map(({ name, role, timeZone }) => ({ name, role, timeZone })),
    [{ name: 'Café Norte', role: 'owner', timeZone: 'Europe/Madrid' }],
  )
  const after = await world.stranger.get<Installation>('/installation')
  assert.deepEqual(after, { setUp: true, publicAddress: 'https://charla.example', language: 'es', version: 'test' })
})

test('of two first runs at the same moment, one comes through', async () => {
  await using world = await createWorld({ empty: true })
  const others = ['ana@cafe.example', 'eva@cafe.example', 'luz@cafe.example'].map(email =>
    world.stranger.post('/installation', firstRun({ owner: { email } })),
  )
  const outcomes = await Promise.allSettled(others)
  assert.equal(outcomes.filter(each => each.status === 'fulfilled').length, 1)
  for (const each of outcomes) if (each.status === 'rejected') assert.equal(each.reason.code, 'installation.set-up')
  const [count] = await world.database.engine(tx =>
    tx.query<{ people: number; brands: number }>(
      `select (select count(*) from people) as people, (select count(*) from workspaces) as brands`,
    ),
  )
  assert.deepEqual(count, { people: 1, brands: 1 })
})

test('there is no second first run', async () => {
  await using world = await createWorld()
  await assert.rejects(world.stranger.post('/installation', firstRun()), { status: 409, code: 'installation.set-up' })
})

test('what anybody would guess is no password', async () => {
  await using world = await createWorld({ empty: true })
  const refused = (owner: object, code: string) =>
    assert.rejects(world.stranger.post('/installation', firstRun({ owner })), { status: 422, code })
  await refused({ password: 'nueve9999' }, 'password.too-short')
  await refused({ password: 'a'.repeat(129) }, 'password.too-long')
  await refused({ password: 'aaaaaaaaaaaa' }, 'password.too-plain')
  await refused({ name: 'Anastasia Ruiz', password: 'anastasia.ruiz' }, 'password.too-plain')
  await refused({ password: 'ANA@cafe.example' }, 'password.too-plain')
  assert.equal((await world.stranger.get<Installation>('/installation')).setUp, false)
})

test('a brand needs a colour on which white can be read, and a time zone that there is', async () => {
  await using world = await createWorld({ empty: true })
  const refused = (brand: object, code: string) =>
    assert.rejects(world.stranger.post('/installation', firstRun({ brand })), { status: 422, code })
  await refused({ color: '#f2c14e' }, 'color.too-light')
  await refused({ timeZone: 'Europe/Sobremesa' }, 'time-zone.unknown')
  await assert.rejects(world.stranger.post('/installation', firstRun({ publicAddress: 'charla' })), {
    status: 422,
    code: 'address.malformed',
  })
  await assert.rejects(world.stranger.post('/installation', firstRun({ brand: { name: ' ' } })), error => {
    assert.deepEqual((error as { body: object }).body, {
      code: 'invalid',
      values: {},
      fields: [{ field: 'brand.name', code: 'missing' }],
    })
    return true
  })
})

test('the owner may move the installation to another address, an administrator may not', async () => {
  await using world = await createWorld()
  const administrator = await world.person('administrator')
  await assert.rejects(administrator.patch('/installation', { publicAddress: 'https://otra.example' }), { status: 403 })
  await world.owner.patch('/installation', { publicAddress: 'https://otra.example/' })
  assert.equal((await world.stranger.get<Installation>('/installation')).publicAddress, 'https://otra.example')
})

test('where the installation is reached is said by owners of its first brand: it is the address of all', async () => {
  await using world = await createWorld()
  const { owner } = await world.anotherBrand()
  const moving = owner.patch('/installation', { publicAddress: 'https://elsewhere.example' })
  await assert.rejects(moving, { status: 403, code: 'forbidden' })
  assert.equal((await world.stranger.get<Installation>('/installation')).publicAddress, world.address)
})

const token = 'the token that the terminal shows'
const answerTo = async (world: TestWorld, body: object) =>
  (await world.stranger.post<Me>('/installation', { ...firstRun(), ...body })).person.name

test('where others can get, only who has read the terminal may be the first, and is so once', async () => {
  await using world = await createWorld({ empty: true, isReachable: true, setUpToken: token })
  const { asksForToken, folder } = await world.stranger.get<Installation>('/installation')
  assert.deepEqual([asksForToken, folder], [true, undefined])
  const refused = { status: 403, code: 'set-up.token' }
  await assert.rejects(answerTo(world, {}), refused)
  await assert.rejects(answerTo(world, { token: '' }), refused)
  await assert.rejects(answerTo(world, { token: `${token}x` }), refused)
  assert.equal(await answerTo(world, { token: ` ${token} ` }), 'Ana Ruiz')
  const again = { token, owner: { name: 'Eva', email: 'eva@cafe.example', password: 'buenas noches' } }
  await assert.rejects(answerTo(world, again), { status: 409, code: 'installation.set-up' })
  assert.equal((await world.stranger.get<Installation>('/installation')).asksForToken, undefined)
})

test('whoever guesses at the token ten times has to wait, even with the right one', async () => {
  await using world = await createWorld({ empty: true, isReachable: true, setUpToken: token })
  for (let attempt = 1; attempt <= 10; attempt++)
    await assert.rejects(answerTo(world, { token: `guess ${attempt}` }), { code: 'set-up.token' })
  await assert.rejects(answerTo(world, { token }), { status: 429, code: 'too-many' })
  world.clock.advance(15 * 60_000)
  assert.equal(await answerTo(world, { token }), 'Ana Ruiz')
})

test('without a token nobody sets up from outside', async () => {
  await using world = await createWorld({ empty: true, isReachable: true })
  await assert.rejects(answerTo(world, { token: 'undefined' }), { code: 'set-up.token' })
})

test('at this machine none is asked for, but of who comes through a proxy or under another name', async () => {
  await using world = await createWorld({ empty: true, setUpToken: token })
  const { port } = new URL(world.address)
  const asked = async (headers: Record<string, string>) => {
    const [answer] = (await once(request(`${world.address}/api/v1/installation`, { headers }).end(), 'response')) as [
      IncomingMessage,
    ]
    const { asksForToken = false } = JSON.parse((await answer.toArray()).join('')) as Installation
    return asksForToken
  }
  assert.equal(await asked({}), false)
  assert.equal(await asked({ host: `localhost:${port}` }), false)
  assert.equal(await asked({ 'x-forwarded-for': '203.0.113.9' }), true)
  assert.equal(await asked({ host: 'talk.example' }), true)
  // A page of somebody else whose name was made to lead to this machine: to the browser it is a page of ours.
  const evil = { host: 'evil.example', origin: 'http://evil.example', 'content-type': 'application/json' }
  const setUp = request(`${world.address}/api/v1/installation`, { method: 'POST', headers: evil })
  const [answer] = (await once(setUp.end(JSON.stringify(firstRun())), 'response')) as [IncomingMessage]
  assert.equal(answer.resume().statusCode, 403)
  assert.equal((await world.stranger.get<Installation>('/installation')).setUp, false)
  assert.equal(await answerTo(world, {}), 'Ana Ruiz')
})

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { test } from 'node:test'
import { pino } from 'pino'
import { WebSocket } from 'ws'
import { channels } from '#channels'
import { systemClock } from '#lib'
import { liveEnds, type NewApiKey, type SessionCard, type Team } from '#protocol'
import { type Client, clientOf, cookieOf } from '../../../test/world-client.ts'
import { createWorld, type TestWorld } from '../../../test/world.ts'
import { openSobremesa } from '../../open.ts'

const password = 'sobremesa de prueba'
const { signedOut, changed } = liveEnds

/** A console that looks; `ended` is the code with which the server closed it. */
async function look(client: Client, headers: Record<string, string> = {}) {
  const socket = new WebSocket(`${client.address.replace('http', 'ws')}/api/v1/live?workspace=${client.workspaceId}`, {
    headers: { origin: client.address, ...(client.cookie ? { cookie: client.cookie } : {}), ...headers },
  })
  const ended = new Promise<number>(resolve => socket.on('close', resolve))
  await once(socket, 'open')
  return { socket, ended, isOpen: () => socket.readyState === socket.OPEN, [Symbol.dispose]: () => socket.terminate() }
}

/** The same person in another browser. */
async function elsewhere(world: TestWorld, person: Client): Promise<Client> {
  const answer = await world.stranger.fetch('/api/v1/sign-in', {
    method: 'POST',
    body: JSON.stringify({ email: person.email, password }),
    headers: { 'content-type': 'application/json' },
  })
  return clientOf(person.address, { ...person, cookie: cookieOf(answer) })
}

test('who signs out looks no longer; in their other browsers they do', async () => {
  await using world = await createWorld()
  const other = await elsewhere(world, world.owner)
  using here = await look(world.owner)
  using there = await look(other)
  await world.owner.post('/sign-out')
  assert.equal(await here.ended, signedOut)
  assert.ok(there.isOpen())
})

test('signing out elsewhere, one browser or all of them, ends what is open there and leaves this one', async () => {
  await using world = await createWorld()
  const [one, two] = [await elsewhere(world, world.owner), await elsewhere(world, world.owner)]
  using here = await look(world.owner)
  using first = await look(one)
  using second = await look(two)
  const sessions = await one.get<SessionCard[]>('/me/sessions')
  await world.owner.remove(`/me/sessions/${sessions.find(each => each.current)!.id}`)
  assert.equal(await first.ended, signedOut)
  assert.ok(second.isOpen())
  await world.owner.remove('/me/sessions')
  assert.equal(await second.ended, signedOut)
  assert.ok(here.isOpen())
})

test('another password ends what is open in other browsers', async () => {
  await using world = await createWorld()
  using here = await look(world.owner)
  using there = await look(await elsewhere(world, world.owner))
  await world.owner.post('/me/password', { current: password, password: 'una nueva y larga' })
  assert.equal(await there.ended, signedOut)
  assert.ok(here.isOpen())
})

test('whoever sees more or less from now on comes again, and so do those whose team it is; nobody else', async () => {
  await using world = await createWorld()
  const [ana, luis, sofia] = [await world.person('agent'), await world.person('agent'), await world.person('agent')]
  const { id } = await world.owner.post<Team>('/teams', { name: 'Pedidos' })
  const put = (...members: Client[]) =>
    world.owner.patch(`/teams/${id}`, { members: members.map(({ personId }) => personId) })
  using apart = await look(sofia)
  const deeds: [deed: () => Promise<unknown>, ...who: Client[]][] = [
    [() => world.owner.patch(`/people/${ana.personId}`, { sees: 'own' }), ana],
    [() => put(ana), ana],
    [() => put(ana, luis), ana, luis],
    [() => put(ana), ana, luis],
    [() => world.owner.patch(`/teams/${id}`, { isArchived: true }), ana],
    [() => world.owner.patch(`/teams/${id}`, { isArchived: false }), ana],
  ]
  for (const [deed, ...who] of deeds) {
    const consoles = await Promise.all(who.map(person => look(person)))
    await deed()
    for (const { ended } of consoles) assert.equal(await ended, changed)
  }
  assert.ok(apart.isOpen())
})

test('a session that has run out is over where it still looks, when its person comes again', async () => {
  await using world = await createWorld()
  using old = await look(world.owner)
  await world.database.engine(tx => tx.query(`update sessions set expires_at = now() - interval '1 second'`))
  using fresh = await look(await elsewhere(world, world.owner))
  assert.equal(await old.ended, signedOut)
  assert.ok(fresh.isOpen())
})

test('who is removed looks no longer here, and goes on in their other brand', async () => {
  await using world = await createWorld()
  const agent = await world.person('agent')
  const other = await world.anotherBrand()
  const { link } = await other.owner.post<{ link: string }>('/invitations', { email: agent.email, role: 'agent' })
  await agent.post(`/joining/${link.slice(link.lastIndexOf('/') + 1)}`, { name: agent.name, password })
  using here = await look(agent)
  using there = await look(clientOf(agent.address, { ...agent, workspaceId: other.workspaceId }))
  using colleague = await look(world.owner)
  await world.owner.remove(`/people/${agent.personId}`)
  assert.equal(await here.ended, changed)
  assert.ok(there.isOpen() && colleague.isOpen())
  await assert.rejects(look(agent), /403/)
})

test('who gets another role has to come again as who they are now', async () => {
  await using world = await createWorld()
  const person = await world.person('administrator')
  using line = await look(person)
  await world.owner.patch(`/people/${person.personId}`, { role: 'agent' })
  assert.equal(await line.ended, changed)
  using again = await look(person)
  assert.ok(again.isOpen())
})

test('a key that is revoked looks no longer, another does', async () => {
  await using world = await createWorld()
  const issue = (name: string) => world.owner.post<NewApiKey>('/keys', { name, scopes: ['read'] })
  const [lost, kept] = [await issue('lost'), await issue('kept')]
  const keyed = clientOf(world.address, { ...world.owner, cookie: '' })
  using one = await look(keyed, { authorization: `Bearer ${lost.secret}` })
  using other = await look(keyed, { authorization: `Bearer ${kept.secret}` })
  await world.owner.remove(`/keys/${lost.id}`)
  assert.equal(await one.ended, signedOut)
  assert.ok(other.isOpen())
})

test('it ends whichever process the person is signed out by', async () => {
  await using world = await createWorld()
  using line = await look(world.owner)
  await using second = await anotherProcess(world)
  await clientOf(second.address, world.owner).post('/sign-out')
  assert.equal(await line.ended, signedOut)
})

test('who is signed out while they come in does not stay', async () => {
  await using world = await createWorld()
  using first = await look(world.owner)
  const { accounts } = world.rooms
  const enter = accounts.enter.bind(accounts)
  accounts.enter = async asked => {
    const entry = await enter(asked)
    await world.owner.post('/sign-out')
    // By then the event has been passed on to all who were there.
    await first.ended
    return entry
  }
  using late = await look(world.owner)
  assert.equal(await late.ended, signedOut)
})

/** The same installation, served a second time. */
async function anotherProcess(world: TestWorld) {
  const second = await openSobremesa({
    ...world.rooms.settings,
    database: world.database,
    channels,
    usualAddress: () => world.address,
    now: systemClock,
    log: pino({ level: 'fatal' }),
  })
  const address = await second.app.listen({ host: '127.0.0.1', port: 0 })
  return { address, [Symbol.asyncDispose]: () => second.stop() }
}

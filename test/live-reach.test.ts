import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import WebSocket from 'ws'
import type { ConversationDrafts, Field, LiveFrame, Page, ProfileKept, Row } from '#protocol'
import { plainChannel } from './plain-channel.ts'
import { createWorld } from './world.ts'
import { openHook, say, openConsole } from './live-console.ts'

test('a customer who writes on a platform is seen to be writing by those who have the conversation open', async () => {
  await using world = await createWorld({ channels: [plainChannel()] })
  const profile = { channel: 'plain', name: 'Plain', function: 'service', language: 'es', settings: {} }
  const { connectionId } = await world.owner.post<ProfileKept>('/profiles', profile)
  const from = { id: 'marta', name: 'Marta' }
  const hears = (event: object) =>
    fetch(`${world.address}/hooks/${connectionId}`, {
      method: 'POST',
      body: JSON.stringify([{ profileKey: 'main', lane: 'marta', from, at: world.clock.now(), ...event }]),
    })
  await hears({ kind: 'message', key: 'm-1', externalId: 'm-1', text: 'Hola', visibility: 'private' })
  let rows: Row[] = []
  while (rows.length === 0) ({ rows } = await world.owner.get<Page<Row>>('/conversations?view=all'))
  const { id } = rows[0]!
  using reading = await openConsole(world.owner)
  using elsewhere = await openConsole(await world.person('agent'))
  reading.show({ conversation: id })
  elsewhere.show({ rows: [id] })
  await reading.until(frame => frame.kind === 'presence')
  await hears({ kind: 'typing', key: 't-1' })
  await reading.until(frame => frame.kind === 'typing' && frame.conversation === id && frame.until > world.clock.now())
  await hears({ kind: 'message', key: 'm-2', externalId: 'm-2', text: 'Adiós', visibility: 'private' })
  await elsewhere.until(frame => frame.kind === 'frame' && frame.rows.some(row => row.last.text === 'Adiós'))
  assert.ok(!elsewhere.frames.some(frame => frame.kind === 'typing'))
})

test('a console hears nothing of another brand, whatever it asks to be shown', async () => {
  await using world = await createWorld()
  const other = await world.anotherBrand()
  const theirs = await openHook(world, other.owner)
  await theirs(say('1', 'secreto'))
  let rows: Row[] = []
  while (rows.length === 0) ({ rows } = await other.owner.get<Page<Row>>('/conversations?view=all'))
  const { id } = rows[0]!
  using console = await openConsole(world.owner)
  console.show({ rows: [id], conversation: id, since: 0 })
  await console.until(frame => frame.kind === 'presence')
  const ours = await openHook(world)
  using colleague = await openConsole(other.owner)
  colleague.show({ rows: [id], conversation: id })
  await colleague.until(frame => frame.kind === 'presence')
  await theirs(say('2', 'otro secreto'))
  await colleague.until(frame => frame.kind === 'frame' && frame.messages.length > 0)
  await ours(say('1', 'nuestro'))
  await console.until(frame => frame.kind === 'frame' && frame.rows.some(row => row.last.text === 'nuestro'))
  assert.ok(!JSON.stringify(console.frames).includes('secreto'))
  const gone = console.frames.flatMap(frame => (frame.kind === 'frame' ? frame.gone : []))
  assert.deepEqual(gone, [], 'nor that anything was said there')
  assert.equal(console.frames.filter(frame => frame.kind === 'presence').length, 1, 'nor that somebody came to it')
})

test('a console hears nothing of what its person may not see, whatever it asks to be shown', async () => {
  await using world = await createWorld()
  const agent = await world.person('agent')
  await world.owner.patch(`/people/${agent.personId}`, { sees: 'own' })
  const hook = await openHook(world)
  await hook(say('1', 'secreto'), say('2', 'mío', { from: { id: 'c-2', name: 'Óscar' } }))
  let rows: Row[] = []
  while (rows.length < 2) ({ rows } = await world.owner.get<Page<Row>>('/conversations?view=all'))
  const { id } = rows.find(({ name }) => name === 'Marta')!
  const { id: own } = rows.find(({ name }) => name === 'Óscar')!
  using console = await openConsole(agent)
  using owners = await openConsole(world.owner)
  console.show({ rows: [id], conversation: id, since: 0 })
  owners.show({ rows: [id], conversation: id })
  await owners.until(frame => frame.kind === 'presence')
  await hook(say('3', 'otro secreto'))
  await owners.until(frame => frame.kind === 'frame' && frame.messages.some(({ text }) => text === 'otro secreto'))
  await world.owner.post(`/conversations/${own}/assign`, { holder: { kind: 'agent', id: agent.personId } })
  await console.until(frame => frame.kind === 'frame' && frame.rows.some(row => row.id === own))
  assert.ok(!JSON.stringify(console.frames).includes('secreto'))
  assert.ok(!console.frames.some(frame => frame.kind === 'presence'), 'nor who reads it')
  // Once it is theirs they hear of it, until it is taken from them.
  await world.owner.post(`/conversations/${id}/assign`, { holder: { kind: 'agent', id: agent.personId } })
  await console.until(frame => frame.kind === 'frame' && frame.rows.some(row => row.id === id))
  console.show({ rows: [id, own], conversation: id })
  await console.until(frame => frame.kind === 'presence')
  await world.owner.post(`/conversations/${id}/assign`, { holder: { kind: 'queue' } })
  await console.until(frame => frame.kind === 'frame' && frame.left.includes(id))
  const heard = console.frames.length
  await hook(say('4', 'el último secreto'), say('5', 'y lo mío', { from: { id: 'c-2', name: 'Óscar' } }))
  await console.until(frame => frame.kind === 'frame' && frame.rows.some(row => row.last.text === 'y lo mío'))
  assert.ok(!JSON.stringify(console.frames.slice(heard)).includes('el último secreto'))
})

test('what is filled in is asked for again by those who have the conversation open, and by nobody else', async () => {
  await using world = await createWorld()
  const { owner } = world
  const hook = await openHook(world)
  await hook(say('1'))
  let rows: Row[] = []
  while (rows.length === 0) ({ rows } = await owner.get<Page<Row>>('/conversations?view=all'))
  const { id } = rows[0]!
  using reading = await openConsole(owner)
  using elsewhere = await openConsole(await world.person('agent'))
  reading.show({ rows: [id], conversation: id })
  elsewhere.show({ rows: [id] })
  const isStale = (frame: LiveFrame) => frame.kind === 'frame' && frame.stale.includes('fields')
  const field = await owner.post<Field>('/fields', { subject: 'customer', kind: 'text', label: 'Tienda' })
  await Promise.all([reading.until(isStale), elsewhere.until(isStale)])
  const before = [reading, elsewhere].map(each => each.frames.filter(isStale).length)
  await owner.patch(`/conversations/${id}/fields`, { customer: { [field.id]: 'Ruzafa' } })
  await hook(say('2'))
  const isSaid = (frame: LiveFrame) => frame.kind === 'frame' && frame.rows.some(row => row.last.text === 'texto 2')
  await Promise.all([reading.until(isSaid), elsewhere.until(isSaid)])
  const told = [reading, elsewhere].map((each, at) => each.frames.filter(isStale).length - before[at]!)
  assert.deepEqual(told, [1, 0])
})

test('a socket without a session, or from another page, is refused', async () => {
  await using world = await createWorld()
  const url = `${world.address.replace('http', 'ws')}/api/v1/live?workspace=${world.workspaceId}`
  const refused = (headers: Record<string, string>) =>
    new Promise<string>(resolve =>
      new WebSocket(url, { headers }).on('error', error => resolve(error.message)).on('open', () => resolve('open')),
    )
  assert.match(await refused({ origin: world.address }), /401/)
  assert.match(await refused({ cookie: world.owner.cookie, origin: 'https://elsewhere.example' }), /403/)
})

test('colleagues who have the same conversation open see each other, and who is typing', async () => {
  await using world = await createWorld()
  const hook = await openHook(world)
  await hook(say('1'))
  let rows: Row[] = []
  while (rows.length === 0) ({ rows } = await world.owner.get<Page<Row>>('/conversations?view=all'))
  const { id } = rows[0]!
  const colleague = await world.person('agent')
  using mine = await openConsole(world.owner)
  using theirs = await openConsole(colleague)
  mine.show({ conversation: id })
  theirs.show({ conversation: id })
  const both = (frame: LiveFrame) => frame.kind === 'presence' && frame.people.length === 2
  await mine.until(both)
  for (const writes of ['reply', 'note'] as const) {
    theirs.socket.send(JSON.stringify({ kind: 'typing', conversation: id, writes, until: world.clock.now() + 3000 }))
    await mine.until(
      frame =>
        frame.kind === 'presence' &&
        frame.people.some(each => each.id === colleague.personId && each.writes === writes),
    )
  }
  theirs.socket.close()
  await mine.until(frame => frame.kind === 'presence' && frame.people.length === 1)
})

test('a draft that was saved is told to its writer alone, wherever they are', async () => {
  await using world = await createWorld()
  const hook = await openHook(world)
  await hook(say('1'))
  let rows: Row[] = []
  while (rows.length === 0) ({ rows } = await world.owner.get<Page<Row>>('/conversations?view=all'))
  const { id } = rows[0]!
  const colleague = await world.person('agent')
  using mine = await openConsole(world.owner)
  using phone = await openConsole(world.owner)
  using theirs = await openConsole(colleague)
  mine.show({ rows: [id], conversation: id })
  theirs.show({ rows: [id], conversation: id })
  const draft = { base: null, text: 'a medias', files: [], visibility: 'private', device: 'phone' }
  const { drafts } = await world.owner.put<ConversationDrafts>(`/conversations/${id}/drafts/reply`, draft)
  const told = { kind: 'draft', conversation: id, version: drafts[0]!.version }
  for (const console of [mine, phone]) await console.until(frame => isDeepStrictEqual(frame, told))
  await world.owner.post(`/conversations/${id}/notes`, { id: randomUUID(), text: 'nota' })
  await theirs.until(frame => frame.kind === 'frame' && frame.messages.some(each => each.text === 'nota'))
  assert.ok(theirs.frames.every(frame => frame.kind !== 'draft'))
})

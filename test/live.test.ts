import assert from 'node:assert/strict'
import { createHmac, randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import WebSocket from 'ws'
import type {
  Conversation,
  ConversationDrafts,
  Counts,
  Field,
  LiveFrame,
  Me,
  Message,
  Page,
  ProfileKept,
  Reason,
  Row,
  Tag,
  Team,
  View,
} from '#protocol'
import { apply, type Frame, type Snapshot } from '../web/live/apply.ts'
import { plainChannel } from './plain-channel.ts'
import type { Client } from './world-client.ts'
import { createWorld, type TestWorld } from './world.ts'

const secret = 'a secret of the test, long enough'
const views: View[] = ['mine', 'team', 'unassigned', 'open', 'waiting', 'snoozed', 'closed', 'all']

async function openHook(world: TestWorld, owner = world.owner) {
  const settings = { secret, target: '', lookup: 'no' }
  const { connectionId } = await owner.post<ProfileKept>('/profiles', {
    channel: 'api',
    name: 'API',
    function: 'service',
    language: 'es',
    settings,
  })
  return async (...events: Record<string, unknown>[]) => {
    const body = JSON.stringify({
      events: events.map(event => ({ from: { id: 'c-1', name: 'Marta' }, at: world.clock.now(), ...event })),
    })
    const seconds = Math.floor(world.clock.now() / 1000)
    const signature = createHmac('sha256', secret).update(`${seconds}.`).update(body).digest('hex')
    const answer = await fetch(`${world.address}/hooks/${connectionId}`, {
      method: 'POST',
      body,
      headers: { 'x-sobremesa-signature': `t=${seconds},v1=${signature}` },
    })
    assert.equal(answer.status, 200)
  }
}

const say = (id: string, text = `texto ${id}`, more: Record<string, unknown> = {}) => ({
  type: 'message',
  id,
  text,
  ...more,
})

/** Everything that a console may hold, asked anew. */
async function snapshotOf(client: Client, conversations: readonly string[]): Promise<Snapshot> {
  const lists = await Promise.all(
    views.map(async view => ({
      narrowing: { view },
      list: await client.get<Page<Row>>(`/conversations?view=${view}&limit=50`),
    })),
  )
  const known = await Promise.all(
    conversations.map(async id => [id, await client.get<Conversation>(`/conversations/${id}`)] as const),
  )
  const messages = await Promise.all(
    conversations.map(
      async id => [id, await client.get<Page<Message>>(`/conversations/${id}/messages?limit=200`)] as const,
    ),
  )
  const counts = await client.get<Counts>('/counts')
  const { workspaces } = await client.get<Me>('/me')
  return {
    me: { ...workspaces.find(({ id }) => id === client.workspaceId)!, id: client.personId },
    lists,
    conversations: Object.fromEntries(known),
    messages: Object.fromEntries(messages),
    counts,
  }
}

async function openConsole(client: Client) {
  const socket = new WebSocket(`${client.address.replace('http', 'ws')}/api/v1/live?workspace=${client.workspaceId}`, {
    headers: { cookie: client.cookie, origin: client.address },
  })
  const frames: LiveFrame[] = []
  let heard = () => {}
  socket.on('message', data => {
    frames.push(JSON.parse(String(data)) as LiveFrame)
    heard()
  })
  await new Promise((resolve, reject) => {
    socket.on('open', resolve)
    socket.on('error', reject)
  })
  return {
    socket,
    frames,
    show: (ask: object) =>
      socket.send(JSON.stringify({ kind: 'show', view: 'all', rows: [], conversation: null, ...ask })),
    /** The next frames until one fits. */
    async until(fits: (frame: LiveFrame) => boolean): Promise<void> {
      for (let seen = 0; ; seen++) {
        while (seen >= frames.length) await new Promise<void>(resolve => (heard = resolve))
        if (fits(frames[seen]!)) return
      }
    },
    [Symbol.dispose]: () => socket.terminate(),
  }
}

/** What a snapshot says, without the numbers under which it was taken. */
const said = ({ lists, conversations, messages, counts }: Snapshot) => ({
  lists: lists.map(({ narrowing, list }) => ({ ...narrowing, rows: list.rows })),
  conversations: Object.fromEntries(Object.entries(conversations).map(([id, each]) => [id, withoutClock(each)])),
  messages: Object.fromEntries(Object.entries(messages).map(([id, list]) => [id, list.rows])),
  counts,
})

/** Rows as the list has them: what only the conversation's own page knows is asked anew when its row changes. */
const withoutClock = ({ id, status, holder, turnAt, unread, last, tags }: Conversation) => ({
  id,
  status,
  holder,
  turnAt,
  unread,
  last,
  tags,
})

test('for every kind of event, a snapshot and the frames after it equal a snapshot taken later', async () => {
  await using world = await createWorld()
  const { owner, clock } = world
  const hook = await openHook(world)
  const colleague = await world.person('agent')
  const team = await owner.post<Team>('/teams', { name: 'Pedidos', members: [owner.personId] })
  await hook(say('1'))
  let rows: Row[] = []
  while (rows.length === 0) ({ rows } = await owner.get<Page<Row>>('/conversations?view=all'))
  const { id } = rows[0]!
  const [reason] = await owner.get<Reason[]>('/reasons')
  const tag = await owner.post<Tag>('/tags', { name: 'Queja' })
  using console = await openConsole(owner)
  let snapshot = await snapshotOf(owner, [id])
  console.show({ rows: [id], conversation: id, since: Math.min(...snapshot.lists.map(each => each.list.number)) })

  const deeds: [name: string, deed: () => Promise<unknown>][] = [
    ['a message', () => hook(say('2'))],
    ['another customer', () => hook(say('3', 'otra', { from: { id: 'c-2', name: 'Óscar' } }))],
    ['an edit', () => hook({ type: 'edit', id: 'e-1', messageId: '2', text: 'corregido' })],
    ['a reaction', () => hook({ type: 'reaction', id: 'r-1', messageId: '2', emoji: '❤️' })],
    ['a deletion', () => hook({ type: 'deletion', id: 'd-1', messageId: '2' })],
    [
      'a mention',
      () => {
        const note = { id: randomUUID(), text: '@Ana Ruiz, ¿lo ves?', mentions: [owner.personId] }
        return colleague.post(`/conversations/${id}/notes`, note)
      },
    ],
    ['a note', () => owner.post(`/conversations/${id}/notes`, { id: randomUUID(), text: 'nota' })],
    [
      'assigned',
      () => owner.post(`/conversations/${id}/assign`, { holder: { kind: 'agent', id: colleague.personId } }),
    ],
    ['given to a team', () => owner.post(`/conversations/${id}/assign`, { holder: { kind: 'queue', team: team.id } })],
    ['read', () => owner.post(`/conversations/${id}/read`)],
    [
      'a reply',
      () =>
        owner.post(`/conversations/${id}/messages`, {
          id: randomUUID(),
          text: 'hola',
          files: [],
          visibility: 'private',
        }),
    ],
    ['snoozed', () => owner.post(`/conversations/${id}/snooze`, { until: clock.now() + 3_600_000 })],
    ['woken', () => owner.post(`/conversations/${id}/wake`)],
    ['tagged', () => owner.post(`/conversations/${id}/tags`, { add: [tag.id] })],
    ['closed', () => owner.post(`/conversations/${id}/close`, { reasonId: reason!.id })],
    ['reopened', () => owner.post(`/conversations/${id}/reopen`)],
    ['written again', () => hook(say('4', '¿Sigue ahí?'))],
    ['done to a message', () => reactTo(owner, id, '¿Sigue ahí?')],
  ]
  for (const [name, deed] of deeds) {
    clock.advance(61_000)
    const before = console.frames.length
    const at = world.rooms.reader.head
    await deed()
    await world.rooms.reader.moved(at, AbortSignal.timeout(5000))
    // The frame after which nothing is left to tell: its number is the log's, counts included.
    for (;;) {
      const later = await snapshotOf(owner, [id])
      const frames = console.frames.filter((each): each is Frame => each.kind === 'frame')
      const seen = frames.slice(frames.length - (console.frames.length - before))
      const told = seen.reduce(apply, snapshot)
      if (JSON.stringify(said(told)) === JSON.stringify(said(later))) {
        snapshot = later
        break
      }
      if ((seen.at(-1)?.number ?? 0) >= world.rooms.reader.head && world.rooms.lag?.()['desk'] === 0) {
        const again = await snapshotOf(owner, [id])
        const all = console.frames.slice(before).filter((each): each is Frame => each.kind === 'frame')
        if (all.at(-1)!.number >= world.rooms.reader.head)
          assert.deepEqual(said(all.reduce(apply, snapshot)), said(again), name)
      }
      await new Promise(resolve => setImmediate(resolve))
    }
  }
})

/** Resolves when the platform has taken or refused it. */
async function reactTo(client: Client, conversationId: string, text: string): Promise<void> {
  const find = async () => {
    const { rows } = await client.get<Page<Message>>(`/conversations/${conversationId}/messages`)
    return rows.find(message => message.text === text)
  }
  let message = await find()
  while (!message) message = await find()
  await client.post(`/messages/${message.id}/acts`, { id: randomUUID(), deed: 'react', emoji: '👍' })
  while ((await find())?.acts.some(act => act.state === 'queued'));
}

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

test('what changed since the snapshot is sent at once; from too long ago it begins again', async () => {
  await using world = await createWorld()
  const hook = await openHook(world)
  await hook(say('1'))
  let page: Page<Row> = { rows: [], next: null, number: 0 }
  while (page.rows.length === 0) page = await world.owner.get<Page<Row>>('/conversations?view=all')
  const { id } = page.rows[0]!
  await hook(say('2', 'mientras tanto'))
  while ((await world.owner.get<Row>(`/conversations/${id}`)).last.text !== 'mientras tanto');
  using console = await openConsole(world.owner)
  console.show({ rows: [id], since: page.number })
  await console.until(frame => frame.kind === 'frame' && frame.rows[0]?.last.text === 'mientras tanto')
})

test('what opened while one was away comes with the first frame, with the counts', async () => {
  await using world = await createWorld()
  const hook = await openHook(world)
  await hook(say('1'))
  let page: Page<Row> = { rows: [], next: null, number: 0 }
  while (page.rows.length === 0) page = await world.owner.get<Page<Row>>('/conversations?view=all')
  using colleague = await openConsole(world.owner)
  await hook(say('2', 'otra', { from: { id: 'c-2', name: 'Óscar' } }))
  // Whoever was there has been told all of it.
  await colleague.until(frame => frame.kind === 'frame' && frame.counts?.unassigned === 2)
  using console = await openConsole(world.owner)
  console.show({ rows: [page.rows[0]!.id], since: page.number })
  await console.until(frame => frame.kind === 'frame')
  const [first] = console.frames as Frame[]
  assert.ok(first!.rows.some(row => row.name === 'Óscar'))
  assert.equal(first!.counts?.unassigned, 2)
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

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { receive } from '#arrivals'
import { refOf } from '#customers'
import { hour, newId, second } from '#lib'
import { messageRef, threadIdOf } from '#messages'
import type {
  Conversation,
  Counts,
  CustomerCard,
  Message,
  MessageVersion,
  Page,
  ProfileCard,
  Reason,
  Row,
} from '#protocol'
import { lantern } from '../../../test/lantern.ts'
import type { Client, Refused } from '../../../test/world-client.ts'
import { createWorld, type TestWorld } from '../../../test/world.ts'

const wanted = {
  channel: 'lantern',
  name: 'Faro',
  function: 'service',
  language: 'es',
  settings: { number: '7', token: 't' },
} as const

/** A brand with one profile, to which customers write. */
async function openBrand() {
  const world = await createWorld({ channels: [lantern()] })
  const { id: profileId } = await world.owner.post<ProfileCard>('/profiles', wanted)
  const agent = await world.person('agent')
  const reasons = await world.owner.get<Reason[]>('/reasons')
  return { world, profileId, agent, reasons, [Symbol.asyncDispose]: () => world[Symbol.asyncDispose]() }
}

async function says(world: TestWorld, profileId: string, text: string, by = 'marta'): Promise<string> {
  const { workspaceId, database, clock } = world
  const ref = refOf('lantern', profileId, by)
  const [externalId, at] = [newId(), clock.now()]
  const from = { workspaceId, ref, channel: 'lantern', externalId: by, name: by }
  const place = {
    workspaceId,
    profileId,
    channel: 'lantern',
    lane: by,
    threadId: threadIdOf(profileId, by, ref),
    ref: messageRef(profileId, externalId),
  }
  const arrival = {
    ...place,
    from,
    externalId,
    text,
    kind: 'text',
    parts: [],
    visibility: 'private' as const,
    echo: false,
    at,
    receivedAt: at,
    historic: false,
  }
  const [received] = await database.engine(tx => receive(tx, [arrival], at))
  return received!.conversationId
}

const rows = async (client: Client, query: string) => (await client.get<Page<Row>>(`/conversations?${query}`)).rows
const thread = (client: Client, id: string, query = '') =>
  client.get<Page<Message>>(`/conversations/${id}/messages${query}`)
const writing = (text: string) => ({ id: newId(), text, files: [], visibility: 'private' })

test('an agent finds a conversation, reads it, answers, thinks twice, answers again and closes it', async () => {
  await using brand = await openBrand()
  const { world, agent, profileId, reasons } = brand
  const id = await says(world, profileId, '¿Abrís hoy?')
  assert.deepEqual(
    (await rows(agent, 'view=unassigned')).map(row => [row.id, row.last.text, row.unread]),
    [[id, '¿Abrís hoy?', 1]],
  )

  const opened = await agent.get<Conversation>(`/conversations/${id}`)
  assert.deepEqual(
    [opened.customer.name, opened.customer.conversations, opened.composer.faces[0]!.text, opened.composer.blocked],
    ['marta', [], { max: 100, unit: 'graphemes' }, null],
  )
  assert.equal((await agent.post<Row>(`/conversations/${id}/read`)).unread, 0)

  const regretted = await agent.post<Message>(`/conversations/${id}/messages`, writing('Hasta las siete'))
  assert.deepEqual(
    [regretted.state, regretted.heldUntil, regretted.author.id],
    ['held', world.clock.now() + 10 * second, agent.personId],
  )
  assert.equal((await agent.get<Conversation>(`/conversations/${id}`)).status, 'waiting')
  assert.equal((await agent.fetch(`/api/v1/messages/${regretted.id}`, { method: 'DELETE' })).status, 204)
  await assert.rejects(agent.remove(`/messages/${regretted.id}`), { status: 404, code: 'message.unknown' })
  assert.deepEqual(
    (await rows(agent, 'view=unassigned')).map(row => row.turnAt),
    [opened.turnAt],
  )

  const written = writing('Hasta las ocho')
  const answers = [
    await agent.post<Message>(`/conversations/${id}/messages`, written),
    await agent.post<Message>(`/conversations/${id}/messages`, written),
  ]
  assert.deepEqual(answers[1], answers[0])
  assert.deepEqual(
    (await rows(agent, 'view=mine')).map(row => row.status),
    ['waiting'],
  )
  const closed = await agent.post<Row>(`/conversations/${id}/close`, { reasonId: reasons[0]!.id })
  assert.equal(closed.status, 'closed')
  const said = (await thread(agent, id)).rows.map(message => message.text ?? message.system)
  assert.deepEqual(said, [
    '¿Abrís hoy?',
    'Hasta las ocho',
    { deed: 'closed', by: agent.personId, reason: reasons[0]!.id },
  ])
})

test('what does not fit is refused with words, before it is stored', async () => {
  await using brand = await openBrand()
  const { world, agent, profileId } = brand
  const id = await says(world, profileId, '¿Abrís hoy?')
  const refusal = await agent.post(`/conversations/${id}/messages`, writing('x'.repeat(101))).then(
    () => assert.fail(),
    (error: Refused) => error,
  )
  assert.deepEqual(
    [refusal.status, refusal.body],
    [422, { code: 'reply.too-long', values: { count: 101, max: 100, unit: 'graphemes' } }],
  )
  await assert.rejects(agent.post(`/conversations/${id}/messages`, { ...writing('Hola'), then: 'close' }), {
    status: 404,
    code: 'reason.unknown',
  })
  await assert.rejects(agent.post(`/conversations/${id}/messages`, { ...writing('Hola'), then: 'snooze' }), {
    status: 409,
    code: 'snooze.past',
  })
  await assert.rejects(agent.post(`/conversations/${id}/messages`, { ...writing('Hola'), id: 'x' }), {
    status: 400,
    code: 'invalid',
  })
  await world.owner.post(`/profiles/${profileId}/disable`)
  await assert.rejects(agent.post(`/conversations/${id}/messages`, writing('Hola')), {
    status: 409,
    code: 'reply.profile-disabled',
  })
  const { composer } = await agent.get<Conversation>(`/conversations/${id}`)
  assert.equal(composer.blocked, 'reply.profile-disabled')
  assert.equal((await thread(agent, id)).rows.length, 1)
})

test('a conversation is given away, put aside, taken back, closed and opened again', async () => {
  await using brand = await openBrand()
  const { world, agent, profileId, reasons } = brand
  const id = await says(world, profileId, '¿Abrís hoy?')
  const holder = { kind: 'agent', id: agent.personId }
  assert.deepEqual((await world.owner.post<Row>(`/conversations/${id}/assign`, { holder })).holder, holder)
  const until = world.clock.now() + hour
  const aside = await agent.post<Row>(`/conversations/${id}/snooze`, { until })
  assert.deepEqual([aside.status, aside.snoozedUntil], ['snoozed', until])
  assert.deepEqual(
    (await rows(agent, 'view=snoozed')).map(row => row.id),
    [id],
  )
  assert.equal((await agent.post<Row>(`/conversations/${id}/wake`)).status, 'open')
  assert.equal((await agent.post<Row>(`/conversations/${id}/close`, { reasonId: reasons.at(-1)!.id })).status, 'closed')
  await assert.rejects(agent.post(`/conversations/${id}/snooze`, { until }), {
    status: 409,
    code: 'conversation.closed',
  })
  const again = await agent.post<Row>(`/conversations/${id}/reopen`)
  assert.deepEqual([again.status, again.turnAt], ['open', aside.turnAt])
  assert.deepEqual((await agent.post<Row>(`/conversations/${id}/assign`, { holder: { kind: 'queue' } })).holder, {
    kind: 'queue',
  })
  assert.equal((await thread(agent, id)).rows.length, 7)
})

test('notes, pages, narrowing and counts', async () => {
  await using brand = await openBrand()
  const { world, agent, profileId } = brand
  const ids: string[] = []
  for (const by of ['a', 'b', 'c']) {
    ids.push(await says(world, profileId, `Hola, soy ${by}`, by))
    world.clock.advance(60 * second)
  }
  const note = { id: newId(), text: 'Llama a las doce' }
  const written = [
    await agent.post<Message>(`/conversations/${ids[0]}/notes`, note),
    await agent.post<Message>(`/conversations/${ids[0]}/notes`, note),
  ]
  assert.deepEqual([written[0]!.direction, written[0]!.author.id, written[1]!.id], ['note', agent.personId, note.id])

  const first = await agent.get<Page<Row>>('/conversations?view=open&limit=2')
  const rest = await agent.get<Page<Row>>(`/conversations?view=open&limit=2&after=${first.next}`)
  assert.deepEqual(
    [...first.rows, ...rest.rows].map(row => row.id),
    ids,
    'the longest wait first',
  )
  assert.equal(rest.next, null)
  assert.deepEqual(
    (await rows(agent, `view=all&channel=lantern&profile=${profileId}&unread=true`)).map(row => row.id),
    [ids[2], ids[1]],
  )
  assert.deepEqual(await rows(agent, 'channel=api'), [])

  const latest = await thread(agent, ids[0]!, '?limit=1')
  assert.deepEqual(
    latest.rows.map(message => message.text),
    ['Llama a las doce'],
  )
  const earlier = await thread(agent, ids[0]!, `?limit=1&before=${latest.next}`)
  assert.deepEqual([earlier.rows.map(message => message.text), earlier.next], [['Hola, soy a'], null])
  assert.deepEqual(await counted(world, agent, counts => counts.open === 3), {
    mine: 0,
    due: 0,
    team: 0,
    mentions: 0,
    unassigned: 3,
    open: 3,
    waiting: 0,
    snoozed: 0,
  })
})

/** The counts follow the log: asked again whenever it moves on. */
async function counted({ rooms }: TestWorld, client: Client, isThere: (counts: Counts) => boolean): Promise<Counts> {
  for (;;) {
    const head = rooms.reader.head
    const counts = await client.get<Counts>('/counts')
    if (isThere(counts)) return counts
    await rooms.reader.moved(head, AbortSignal.timeout(20_000))
  }
}

test('a page tells up to where in the log it is complete', async () => {
  await using brand = await openBrand()
  const { world, agent, profileId } = brand
  const before = world.rooms.reader.head
  const id = await says(world, profileId, 'Hola')
  await world.rooms.reader.moved(before + 1, AbortSignal.timeout(20_000))
  assert.ok((await agent.get<Page<Row>>('/conversations')).number > before)
  assert.ok((await thread(agent, id)).number > before)
})

test('a message tells what it said before it was edited; one that failed is sent once more', async () => {
  await using brand = await openBrand()
  const { world, agent, profileId } = brand
  const id = await says(world, profileId, 'Hola')
  const [message] = (await thread(agent, id)).rows
  await world.database.engine(async tx => {
    await tx.query(
      `insert into message_versions (workspace_id, message_id, at, text) values ($1, $2, to_timestamp(1), 'Ola')`,
      [world.workspaceId, message!.id],
    )
  })
  assert.deepEqual(await agent.get<MessageVersion[]>(`/messages/${message!.id}/versions`), [{ at: 1000, text: 'Ola' }])
  await assert.rejects(agent.get(`/messages/${newId()}/versions`), { status: 404, code: 'message.unknown' })
  await assert.rejects(agent.post(`/messages/${message!.id}/retry`), { status: 409, code: 'message.not-ours' })
  const sent = await agent.post<Message>(`/conversations/${id}/messages`, writing('Hola, Marta'))
  await world.database.engine(tx =>
    tx.query(
      `update messages set state = 'failed', failure = '{"code":"x","text":"no"}' where workspace_id = $1 and id = $2`,
      [world.workspaceId, sent.id],
    ),
  )
  assert.deepEqual((await thread(agent, id)).rows.at(-1)?.failure, { code: 'x', text: 'no' })
  const again = await agent.post<Message>(`/messages/${sent.id}/retry`)
  assert.deepEqual([again.state, again.failure], ['queued', null])
})

test('a customer has a card, and is called as they wish', async () => {
  await using brand = await openBrand()
  const { world, agent, profileId } = brand
  const id = await says(world, profileId, 'Hola')
  const { customerId } = await agent.get<Conversation>(`/conversations/${id}`)
  const card = await agent.get<CustomerCard>(`/customers/${customerId}`)
  assert.deepEqual(
    [card.name, card.identities.map(identity => identity.externalId), card.conversations.map(each => each.id)],
    ['marta', ['marta'], [id]],
  )
  assert.equal(
    (await agent.patch<CustomerCard>(`/customers/${customerId}`, { name: 'Marta Iborra' })).name,
    'Marta Iborra',
  )
  assert.equal((await rows(agent, 'view=all'))[0]!.name, 'Marta Iborra')
  await assert.rejects(agent.get(`/customers/${newId()}`), { status: 404, code: 'customer.unknown' })
})

test('a new brand has reasons; whoever supervises changes them', async () => {
  await using brand = await openBrand()
  const { world, agent, reasons } = brand
  assert.deepEqual([reasons[0]!.label, reasons[0]!.path], ['Dónde está mi pedido', ['Pedidos y envíos']])
  const made = await world.owner.post<Reason>('/reasons', { label: 'Regalos' })
  await world.owner.patch(`/reasons/${made.id}`, { position: 0, label: 'Regalo' })
  await world.owner.patch(`/reasons/${reasons[0]!.id}`, { isArchived: true })
  const labels = (await agent.get<Reason[]>('/reasons')).map(reason => reason.label)
  assert.deepEqual([labels[0], labels.length], ['Regalo', reasons.length])
  assert.equal((await agent.get<Reason[]>('/reasons?all=true')).length, reasons.length + 6)
  await assert.rejects(agent.post('/reasons', { label: 'Otro' }), { status: 403, code: 'forbidden' })
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seesAll } from '#accounts'
import { markRead } from '#conversations'
import { newId } from '#lib'
import { note } from '#messages'
import type { ChatProfile } from '#protocol'
import { answer, heard, openChat } from '../../../test/visitor.ts'
import { createWorld } from '../../../test/world.ts'

test('the widget is told what it needs to draw itself, and nothing of secrets', async () => {
  await using world = await createWorld()
  const { card } = await openChat(world)
  const shown = await (await fetch(`${world.address}/chat/${card.id}`)).json()
  assert.deepEqual(shown, {
    ...{ profile: card.id, connection: card.connectionId, name: 'Urraca', language: 'es' },
    ...{
      color: '#43212f',
      greeting: '¡Hola! ¿En qué te ayudamos?',
      position: 'end',
      maxFileBytes: 20 * 1024 * 1024,
      maxTextLength: 4000,
    },
  } satisfies ChatProfile)
  await world.owner.post(`/profiles/${card.id}/disable`)
  assert.equal((await fetch(`${world.address}/chat/${card.id}`)).status, 404)
  assert.equal((await fetch(`${world.address}/chat/${newId()}`)).status, 404)
  assert.equal((await fetch(`${world.address}/chat/x'%20or`)).status, 404)
})

test('what a visitor writes comes back to them, once, under the id of their browser', async () => {
  await using world = await createWorld()
  const visitor = await (await openChat(world)).newVisitor()
  const { id } = await visitor.write('¿La junta de 6 tazas le vale a la Nido 2?')
  await visitor.post([{ type: 'message', id, at: 0, text: '¿La junta de 6 tazas le vale a la Nido 2?', files: [] }])
  await visitor.write('Es que gotea')
  const { messages, earlier } = await visitor.messages()
  assert.equal(earlier, null)
  assert.deepEqual(
    messages.map(({ clientId, mine, text, state, author }) => ({ first: clientId === id, mine, text, state, author })),
    [
      {
        first: true,
        mine: true,
        text: '¿La junta de 6 tazas le vale a la Nido 2?',
        state: 'received',
        author: { name: '', kind: 'visitor' },
      },
      { first: false, mine: true, text: 'Es que gotea', state: 'received', author: { name: '', kind: 'visitor' } },
    ],
  )
})

test('an answer is seen once it is sent, with the first name alone; notes and lines of the team never', async () => {
  await using world = await createWorld()
  const visitor = await (await openChat(world)).newVisitor()
  const { conversationId } = await visitor.write('Hola')
  const agent = world.owner
  const who = {
    kind: 'person',
    workspaceId: agent.workspaceId,
    personId: agent.personId,
    name: agent.name,
    role: 'owner',
    ...seesAll,
  } as const
  await world.rooms.database.app(agent.workspaceId, tx =>
    note(tx, who, { id: newId(), conversationId, text: 'Es la de la otra vez', now: world.clock.now() }),
  )
  await answer(world, agent, conversationId, 'Hola, Marta.')
  const held = newId()
  await world.database.engine(tx =>
    tx.query(
      `insert into messages (workspace_id, id, conversation_id, identity_id, profile_id, direction, visibility, author_kind, author_id, kind, text, at, received_at, state)
       select workspace_id, $2, conversation_id, identity_id, profile_id, 'out', 'private', 'agent', author_id, 'text', 'Todavía no', at, at, s
       from messages, unnest(array['held']) as s where workspace_id = $1 and text = 'Hola, Marta.'`,
      [agent.workspaceId, held],
    ),
  )
  const seen = async () =>
    (await visitor.messages()).messages.map(({ text, author, state }) => [text, author.name, state])
  const hello = [
    ['Hola', '', 'read'],
    ['Hola, Marta.', 'Ana', 'sent'],
  ]
  assert.deepEqual(await seen(), hello)
  for (const state of ['queued', 'failed', 'unsure']) {
    await world.database.engine(tx =>
      tx.query('update messages set state = $3 where workspace_id = $1 and id = $2', [agent.workspaceId, held, state]),
    )
    assert.deepEqual(await seen(), hello, state)
  }
  await world.database.engine(tx =>
    tx.query(`update messages set state = 'delivered' where workspace_id = $1 and id = $2`, [agent.workspaceId, held]),
  )
  assert.equal((await seen()).length, 3)
  await world.database.engine(tx =>
    tx.query(`update messages set visibility = 'team' where workspace_id = $1 and id = $2`, [agent.workspaceId, held]),
  )
  assert.deepEqual(await seen(), hello)
})

test('another visitor’s pass opens nothing of it, nor does one of another brand or a forged one', async () => {
  await using world = await createWorld()
  const chat = await openChat(world)
  const [marta, other] = [await chat.newVisitor(), await chat.newVisitor()]
  await marta.write('Mi pedido es el 1042')
  assert.deepEqual(await other.messages(), { messages: [], earlier: null })
  const brand = await world.anotherBrand()
  const stranger = await (await openChat(world, brand.owner)).newVisitor()
  for (const token of [stranger.token, `${marta.token}x`, `x${marta.token}`, '', 'v1.e30.e30']) {
    const refused = await fetch(`${world.address}/chat/${chat.card.id}/messages`, {
      headers: { authorization: `Bearer ${token}` },
    })
    assert.equal(refused.status, 401, token)
  }
  assert.equal((await fetch(`${world.address}/chat/${chat.card.id}/messages`)).status, 401)
})

test('long conversations come in pages that join without hole or overlap', async () => {
  await using world = await createWorld()
  const visitor = await (await openChat(world)).newVisitor()
  for (let part = 0; part < 3; part++) {
    const stored = heard(world, 'message.received')
    await visitor.post(
      Array.from({ length: 40 }, (_, i) => ({
        type: 'message',
        id: newId(),
        at: 0,
        text: String(part * 40 + i),
        files: [],
      })),
    )
    await stored
    // As many as one visitor may write in a minute.
    world.clock.advance(60_000)
  }
  const texts: string[] = []
  let earlier: string | null | undefined
  for (let pages = 0; earlier !== null; pages++) {
    const page = await visitor.messages(earlier ? `?before=${earlier}` : '')
    texts.unshift(...page.messages.map(message => message.text!))
    if (earlier) {
      const joined = await visitor.messages(`?after=${earlier}`)
      assert.equal(joined.messages[0]?.text, texts[page.messages.length + 1])
    }
    earlier = page.earlier
    assert.ok(pages < 5)
  }
  assert.deepEqual(
    texts,
    Array.from({ length: 120 }, (_, i) => String(i)),
  )
  assert.equal((await visitor.fetch('/messages?before=nonsense')).status, 400)
})

test('the visitor sees that the team has read, and the team that the visitor has', async () => {
  await using world = await createWorld()
  const visitor = await (await openChat(world)).newVisitor()
  const { conversationId } = await visitor.write('Hola')
  const who = {
    kind: 'person',
    workspaceId: world.workspaceId,
    personId: world.owner.personId,
    name: 'Ana',
    role: 'owner',
    ...seesAll,
  } as const
  await using line = await visitor.live()
  await world.rooms.database.app(world.workspaceId, tx => markRead(tx, who, { conversationId }))
  // That it was received may be told first.
  await line.message(message => message.mine && message.state === 'read')
  await answer(world, world.owner, conversationId, 'Dime')
  const { at } = await line.message(message => !message.mine)
  const read = heard(world, 'message.read')
  await visitor.post([{ type: 'read', upTo: at }])
  await read
  assert.deepEqual(
    (await visitor.messages()).messages.map(message => message.state),
    ['read', 'read'],
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { WebSocket } from 'ws'
import { newId } from '#lib'
import type { LiveFrame } from '#protocol'
import { answer, openChat } from '../../../test/visitor.ts'
import { createWorld, type TestWorld } from '../../../test/world.ts'
import { type Typing, typingIn } from '../presence.ts'

const statusOf = (address: string, headers: Record<string, string> = {}) =>
  new Promise<number>(resolve => {
    const socket = new WebSocket(address, { headers })
    socket.once('unexpected-response', (_, response) => resolve(response.statusCode!))
    socket.once('open', () => {
      socket.close()
      resolve(101)
    })
    socket.on('error', () => {})
  })

test('what is said comes by itself to every tab of the visitor, and to nobody else', async () => {
  await using world = await createWorld()
  const chat = await openChat(world)
  const [marta, other] = [await chat.newVisitor(), await chat.newVisitor()]
  await using first = await marta.live()
  await using second = await marta.live()
  await using others = await other.live()
  const { id, conversationId } = await marta.write('Hola')
  for (const tab of [first, second]) assert.equal((await tab.message(() => true)).clientId, id)
  await answer(world, world.owner, conversationId, 'Hola, Marta.')
  for (const tab of [first, second]) {
    const { text, author, state } = await tab.message(message => !message.mine)
    assert.deepEqual(
      { text, author, state },
      { text: 'Hola, Marta.', author: { name: 'Ana', kind: 'agent' }, state: 'sent' },
    )
  }
  const mine = await other.write('Yo, lo mío')
  const { messages } = await others.next('messages')
  assert.deepEqual(
    messages.map(message => message.clientId),
    [mine.id],
  )
})

test('what is said to another brand reaches nobody here', async () => {
  await using world = await createWorld()
  const brand = await world.anotherBrand()
  const [here, there] = [await openChat(world), await openChat(world, brand.owner)]
  const [marta, stranger] = [await here.newVisitor(), await there.newVisitor()]
  await using line = await marta.live()
  await stranger.write('De otra marca')
  const { id } = await marta.write('De esta')
  const { messages } = await line.next('messages')
  assert.deepEqual(
    messages.map(message => message.clientId),
    [id],
  )
})

test('typing goes both ways, is heard only in its conversation, and belongs to no clock of the browser', async () => {
  await using world = await createWorld()
  const chat = await openChat(world)
  const [marta, other] = [await chat.newVisitor(), await chat.newVisitor()]
  await using line = await marta.live()
  await using others = await other.live()
  const { conversationId } = await marta.write('Hola')
  const { conversationId: elsewhere } = await other.write('Hola')
  const typing = typingIn(world.rooms)
  const heardByTeam = new Promise<Typing>(
    resolve => void typing.hear(said => said.who.kind === 'customer' && resolve(said)),
  )
  line.say({ kind: 'typing', until: 1 })
  assert.deepEqual(await heardByTeam, {
    workspaceId: world.workspaceId,
    conversationId,
    who: { kind: 'customer' },
    until: world.clock.now() + 6000,
  })
  const by = (inConversation: string, name: string): Typing => ({
    workspaceId: world.workspaceId,
    conversationId: inConversation,
    who: { kind: 'agent', personId: newId(), name },
    until: 9,
  })
  typing.say(by(elsewhere, 'Pau Ros'))
  typing.say(by(conversationId, 'Lucía Pérez'))
  assert.deepEqual(await line.next('typing'), { kind: 'typing', name: 'Lucía', until: 9 })
  assert.deepEqual(await others.next('typing'), { kind: 'typing', name: 'Pau', until: 9 })
})

test('the console hears that the customer types, and the customer that the agent does', async () => {
  await using world = await createWorld()
  const visitor = await (await openChat(world)).newVisitor()
  await using line = await visitor.live()
  const { conversationId } = await visitor.write('Hola')
  const address = `${world.address.replace('http', 'ws')}/api/v1/live?workspace=${world.workspaceId}`
  const desk = new WebSocket(address, { headers: { cookie: world.owner.cookie, origin: world.address } })
  const frames: LiveFrame[] = []
  let came = () => {}
  desk.on('message', data => {
    frames.push(JSON.parse(String(data)) as LiveFrame)
    came()
  })
  const next = async (kind: LiveFrame['kind']) => {
    while (!frames.some(frame => frame.kind === kind)) await new Promise<void>(resolve => (came = resolve))
    return frames.find(frame => frame.kind === kind)
  }
  await new Promise(resolve => desk.once('open', resolve))
  desk.send(JSON.stringify({ kind: 'show', view: null, rows: [], conversation: conversationId }))
  await next('presence')
  line.say({ kind: 'typing', until: 1 })
  assert.deepEqual(await next('typing'), {
    kind: 'typing',
    conversation: conversationId,
    until: world.clock.now() + 6000,
  })
  const writes = (what: 'reply' | 'note') =>
    desk.send(
      JSON.stringify({
        ...{ kind: 'typing', conversation: conversationId, writes: what },
        until: world.clock.now() + 3000,
      }),
    )
  const now = world.clock.now()
  writes('note')
  writes('reply')
  assert.deepEqual(await line.next('typing'), { kind: 'typing', name: 'Ana', until: now + 3000 }, 'the note is ours')
  writes('note')
  assert.deepEqual(await line.next('typing'), { kind: 'typing', name: 'Ana', until: 0 }, 'it has stopped')
  const closed = new Promise(resolve => desk.once('close', resolve))
  desk.close()
  await closed
})

test('a line needs a pass that holds, a chat that is there, and a page that may show it', async () => {
  await using world = await createWorld()
  const { card, newVisitor } = await openChat(world, world.owner, { settings: { origins: 'https://urraca.example' } })
  const { token } = await newVisitor()
  const at = (profile: string, pass: string) =>
    `${world.address.replace('http', 'ws')}/chat/${profile}/live?token=${pass}`
  assert.equal(await statusOf(at(card.id, token)), 101)
  assert.equal(await statusOf(at(card.id, token), { origin: 'https://urraca.example' }), 101)
  assert.equal(await statusOf(at(card.id, token), { origin: 'https://elsewhere.example' }), 403)
  assert.equal(await statusOf(at(card.id, `${token}x`)), 401)
  assert.equal(await statusOf(at(card.id, '')), 401)
  assert.equal(await statusOf(at(newId(), token)), 404)
})

test('a line that talks nonsense is closed', async () => {
  await using world = await createWorld()
  const visitor = await (await openChat(world)).newVisitor()
  for (const said of ['nonsense', '{"kind":"typing"}', '{"kind":"x","until":1}', 'x'.repeat(2000)]) {
    const code = await closedBy(world, visitor.token, said)
    assert.ok(code === 4000 || code === 1009, String(code))
  }
})

test('nobody holds more lines than tabs make sense', async () => {
  await using world = await createWorld()
  const { card, newVisitor } = await openChat(world)
  const visitor = await newVisitor()
  await using lines = new AsyncDisposableStack()
  for (let tab = 0; tab < 20; tab++) lines.use(await visitor.live())
  assert.equal(
    await statusOf(`${world.address.replace('http', 'ws')}/chat/${card.id}/live?token=${visitor.token}`),
    429,
  )
})

async function closedBy(world: TestWorld, token: string, said: string): Promise<number> {
  const [profile] = await world.owner.get<{ id: string }[]>('/profiles')
  const socket = new WebSocket(`${world.address.replace('http', 'ws')}/chat/${profile!.id}/live?token=${token}`)
  await new Promise(resolve => socket.once('open', resolve))
  socket.send(said)
  return new Promise(resolve => socket.once('close', resolve))
}

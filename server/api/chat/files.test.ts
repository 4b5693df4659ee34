import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { minute } from '#lib'
import { answer, openChat } from '../../../test/visitor.ts'
import { createWorld } from '../../../test/world.ts'

const photo = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#c9a27b' } })
  .jpeg()
  .toBuffer()

test('a photo goes with its message, and is seen at an address of its own on other people’s pages', async () => {
  await using world = await createWorld()
  const visitor = await (await openChat(world)).newVisitor()
  const file = await visitor.bring('La rosca ñ.jpg', photo, 'text/plain')
  assert.deepEqual([file.name, file.type, file.size], ['La rosca ñ.jpg', 'image/jpeg', photo.length])
  await visitor.write('', [file])
  const { messages } = await visitor.messages()
  const [shown] = messages[0]!.files
  assert.deepEqual([shown!.name, shown!.type, shown!.size], ['La rosca ñ.jpg', 'image/jpeg', photo.length])
  const whole = await fetch(shown!.address!)
  assert.equal(whole.headers.get('cross-origin-resource-policy'), 'cross-origin')
  assert.deepEqual(Buffer.from(await whole.arrayBuffer()), photo)
  assert.equal((await sharp(Buffer.from(await (await fetch(shown!.thumbnail!)).arrayBuffer())).metadata()).width, 320)
})

test('what an agent attaches is for the visitor to see', async () => {
  await using world = await createWorld()
  const visitor = await (await openChat(world)).newVisitor()
  const { conversationId } = await visitor.write('¿Cómo es?')
  const brought = await world.owner.fetch('/api/v1/files', {
    method: 'POST',
    headers: { 'content-type': 'image/jpeg', 'x-name': 'junta.jpg' },
    body: photo,
  })
  const { id } = (await brought.json()) as { id: string }
  await answer(world, world.owner, conversationId, '', [id])
  const { messages } = await visitor.messages()
  const { text, files } = messages.at(-1)!
  assert.deepEqual([text, files.map(file => file.name)], [null, ['junta.jpg']])
  assert.deepEqual(Buffer.from(await (await fetch(files[0]!.address!)).arrayBuffer()), photo)
})

test('nobody sends a file that somebody else brought, nor one by its bare id', async () => {
  await using world = await createWorld()
  const chat = await openChat(world)
  const [marta, other] = [await chat.newVisitor(), await chat.newVisitor()]
  const file = await marta.bring('rosca.jpg', photo)
  const send = async (id: string) =>
    (await other.post([{ type: 'message', id: crypto.randomUUID(), at: 0, text: '', files: [{ ...file, id }] }])).status
  assert.equal(await send(file.id), 401)
  assert.equal(await send(file.id.split('.')[0]!), 401)
  assert.deepEqual((await other.messages()).messages, [])
})

test('a file that is too big, empty, a program or without a pass is refused and leaves nothing', async () => {
  await using world = await createWorld()
  const visitor = await (await openChat(world)).newVisitor()
  const status = async (name: string, body: Buffer, headers: Record<string, string> = {}) => {
    const said = await visitor.fetch('/files', {
      method: 'POST',
      headers: { 'x-name': encodeURIComponent(name), ...headers },
      body,
    })
    return [said.status, ((await said.json()) as { code: string }).code]
  }
  assert.deepEqual(await status('big.mov', Buffer.alloc(20 * 1024 * 1024 + 1)), [413, 'file.too-large'])
  assert.deepEqual(await status('empty.txt', Buffer.alloc(0)), [422, 'file.empty'])
  assert.deepEqual(await status('free.exe', Buffer.from('MZ program')), [422, 'file.program'])
  assert.deepEqual(await status('a.txt', Buffer.from('hola'), { authorization: 'Bearer nobody' }), [401, 'chat.pass'])
  const kept = await world.database.engine(tx =>
    tx.query<{ count: number }>('select count(*)::int as count from files where workspace_id = $1', [
      world.workspaceId,
    ]),
  )
  assert.deepEqual(kept, [{ count: 0 }])
})

test('nobody fills the disk from one address, whoever they come as; what tells no size counts as the largest', async () => {
  await using world = await createWorld()
  const chat = await openChat(world)
  const bring = async () => {
    const body = new Blob(['film']).stream()
    const visitor = await chat.newVisitor()
    const said = await visitor.fetch('/files', {
      method: 'POST',
      body,
      duplex: 'half',
      headers: { 'x-name': 'a.txt' },
    })
    await said.arrayBuffer()
    return said.status
  }
  const statuses: number[] = []
  for (let brought = 0; brought < 21; brought++) statuses.push(await bring())
  assert.deepEqual([statuses.indexOf(429), statuses[0]], [20, 201])
  world.clock.advance(2 * minute)
  assert.equal(await bring(), 201)
})

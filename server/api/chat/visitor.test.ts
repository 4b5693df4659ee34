import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { test } from 'node:test'
import { day, newId, second } from '#lib'
import type { FaultBody, VisitorToken } from '#protocol'
import { openChat } from '../../../test/visitor.ts'
import { createWorld, type TestWorld } from '../../../test/world.ts'

/** The brand's own page says who somebody is. */
function statement(world: TestWorld, secret: string, claims: Record<string, unknown>) {
  const written = { exp: Math.floor((world.clock.now() + 3600 * second) / 1000), ...claims }
  const text = [{ alg: 'HS256', typ: 'JWT' }, written]
    .map(part => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`
}

test('a pass is renewed as the same visitor, also long after it has ended, and somebody new gets a new one', async () => {
  await using world = await createWorld()
  const chat = await openChat(world)
  const first = await chat.newVisitor({ language: 'en' })
  assert.equal((await chat.newVisitor({ token: first.token })).visitor, first.visitor)
  assert.notEqual((await chat.newVisitor()).visitor, first.visitor)
  world.clock.advance(40 * day)
  assert.equal((await first.fetch('/messages')).status, 401)
  assert.equal((await first.post([])).status, 401)
  const again = await chat.newVisitor({ token: first.token })
  assert.equal(again.visitor, first.visitor)
  assert.deepEqual(await again.messages(), { messages: [], earlier: null })
  world.clock.advance(500 * day)
  assert.notEqual((await chat.newVisitor({ token: first.token })).visitor, first.visitor)
  assert.notEqual((await chat.newVisitor({ token: `${first.token}x` })).visitor, first.visitor)
})

test('whom the brand identifies is the same on every device, known to the team, and keeps what they wrote before', async () => {
  await using world = await createWorld()
  const chat = await openChat(world)
  const identity = statement(world, chat.secrets.identitySecret!, {
    sub: 'C-1042',
    name: 'Marta Iborra',
    email: 'marta@example.com',
  })
  const anonymous = await chat.newVisitor()
  await anonymous.write('Antes de entrar')
  const phone = await chat.newVisitor({ token: anonymous.token, identity })
  await phone.write('Ya soy yo')
  const desk = await chat.newVisitor({ identity })
  assert.equal(phone.visitor, desk.visitor)
  assert.deepEqual(
    (await phone.messages()).messages.map(message => message.text),
    ['Antes de entrar', 'Ya soy yo'],
  )
  assert.deepEqual(
    (await desk.messages()).messages.map(message => message.text),
    ['Ya soy yo'],
  )
  const known = await world.database.engine(tx =>
    tx.query(`select name, known from identities where workspace_id = $1 and external_id = $2`, [
      world.workspaceId,
      phone.visitor,
    ]),
  )
  assert.deepEqual(known, [
    { name: 'Marta Iborra', known: JSON.stringify({ customerNumber: 'C-1042', email: 'marta@example.com' }) },
  ])
})

test('whoever signs out is nobody again: an identified pass is not renewed without the brand’s word', async () => {
  await using world = await createWorld()
  const chat = await openChat(world)
  const identity = statement(world, chat.secrets.identitySecret!, { sub: 'C-1042' })
  const marta = await chat.newVisitor({ identity })
  await marta.write('Es privado')
  const next = await chat.newVisitor({ token: marta.token })
  assert.notEqual(next.visitor, marta.visitor)
  assert.deepEqual((await next.messages()).messages, [])
  const other = await chat.newVisitor({
    token: marta.token,
    identity: statement(world, chat.secrets.identitySecret!, { sub: 'C-2000' }),
  })
  assert.deepEqual((await other.messages()).messages, [])
  world.clock.advance(day)
  assert.equal((await marta.fetch('/messages')).status, 401)
})

test('a statement with another secret, or past its end, is refused', async () => {
  await using world = await createWorld()
  const { card, secrets } = await openChat(world)
  const ask = async (identity: string) => {
    const answer = await fetch(`${world.address}/chat/${card.id}/visitor`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ identity }),
    })
    return [answer.status, ((await answer.json()) as Partial<FaultBody & VisitorToken>).code]
  }
  assert.deepEqual(await ask(statement(world, 'a guess', { sub: 'C-1042' })), [422, 'chat.identity'])
  assert.deepEqual(await ask(statement(world, secrets.secret!, { sub: 'C-1042' })), [422, 'chat.identity'])
  assert.deepEqual(await ask(statement(world, secrets.identitySecret!, { sub: 'C-1042', exp: 1 })), [
    422,
    'chat.identity',
  ])
  assert.deepEqual(await ask(statement(world, secrets.identitySecret!, { sub: 'C-1042' })), [200, undefined])
})

test('only pages that the brand has named may show the chat, and our own', async () => {
  await using world = await createWorld()
  const { card } = await openChat(world, world.owner, { settings: { origins: 'https://urraca.example' } })
  const from = async (origin: string | undefined, path = '', init: RequestInit = {}) => {
    const answer = await fetch(`${world.address}/chat/${card.id}${path}`, {
      ...init,
      headers: { ...(origin ? { origin } : {}), ...init.headers },
    })
    await answer.arrayBuffer()
    return [answer.status, answer.headers.get('access-control-allow-origin')]
  }
  assert.deepEqual(await from('https://urraca.example'), [200, 'https://urraca.example'])
  assert.deepEqual(await from('https://elsewhere.example'), [403, null])
  assert.deepEqual(await from(world.address), [200, world.address])
  assert.deepEqual(await from(undefined), [200, null])
  const preflight = {
    method: 'OPTIONS',
    headers: { 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-name' },
  }
  assert.deepEqual(await from('https://urraca.example', '/files', preflight), [204, 'https://urraca.example'])
  assert.deepEqual(await from('https://elsewhere.example', '/files', preflight), [403, null])
  // The page of a refused pass can read why.
  assert.deepEqual(await from('https://urraca.example', '/messages'), [401, 'https://urraca.example'])
})

test('whoever asks without end is told to wait, and for how long', async () => {
  await using world = await createWorld()
  const visitor = await (await openChat(world)).newVisitor()
  let answer = await visitor.fetch('/messages')
  for (let asked = 0; answer.status === 200 && asked < 500; asked++) {
    await answer.arrayBuffer()
    answer = await visitor.fetch('/messages')
  }
  assert.equal(answer.status, 429)
  assert.equal(answer.headers.get('retry-after'), '1')
  world.clock.advance(second)
  assert.equal((await visitor.fetch('/messages')).status, 200)
})

test('whoever posts without end is told to wait too, and others are not', async () => {
  await using world = await createWorld()
  const chat = await openChat(world)
  const [flood, marta] = [await chat.newVisitor(), await chat.newVisitor()]
  const read = { type: 'read', upTo: 1 } as const
  const statuses = new Set<number>()
  for (let posts = 0; posts < 61; posts++) statuses.add((await flood.post([read])).status)
  assert.deepEqual([...statuses], [200, 429])
  assert.equal((await marta.post([read])).status, 200)
  world.clock.advance(second)
  assert.equal((await flood.post([read])).status, 200)
})

test('with whatever passes they post, and however much at once, a visitor is one', async () => {
  await using world = await createWorld()
  const chat = await openChat(world)
  const flood = await chat.newVisitor()
  world.clock.advance(second)
  const renewed = await chat.newVisitor({ token: flood.token })
  assert.equal(renewed.visitor, flood.visitor)
  assert.notEqual(renewed.token, flood.token)
  const reads = (count: number) =>
    Array.from({ length: count }, (_, place) => ({ type: 'read', upTo: place + 1 }) as const)
  assert.equal((await flood.post(reads(40))).status, 200)
  assert.equal((await renewed.post(reads(40))).status, 429)
  assert.equal((await renewed.post(reads(20))).status, 200)
  const hidden = JSON.stringify({ token: flood.token, events: reads(1) }).replace('"token"', '"t\\u006fken"')
  const hook = `${world.address}/hooks/${chat.card.connectionId}`
  assert.equal((await fetch(hook, { method: 'POST', body: hidden })).status, 429)
})

test('a post has room for a long text, not for a book', async () => {
  await using world = await createWorld()
  const visitor = await (await openChat(world)).newVisitor()
  const say = (text: string) => visitor.post([{ type: 'message', id: newId(), at: world.clock.now(), text, files: [] }])
  assert.equal((await say('ñ'.repeat(4000))).status, 200)
  const refused = await say('ñ'.repeat(100_000))
  assert.deepEqual([refused.status, ((await refused.json()) as FaultBody).code], [413, 'too-large'])
})

import assert from 'node:assert/strict'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import type { AddressFinding } from '#protocol'
import { createWorld, type TestWorld } from '../../../test/world.ts'
import { lookAt } from './look-at.ts'

async function openPlace(listener: RequestListener) {
  const server = createServer(listener)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: () =>
      new Promise<void>(resolve => (server.close(() => resolve()), server.closeAllConnections())),
  }
}

const look = (world: TestWorld, address: string, by = world.owner) =>
  by.post<AddressFinding>('/installation/address-check', { address })

test('the installation finds itself under its address, and says that the way there is in the clear', async () => {
  await using world = await createWorld()
  assert.deepEqual(await look(world, `${world.address}/consola`), { address: world.address, found: 'plain' })
})

test('another installation at the address is not taken for this one', async () => {
  await using world = await createWorld()
  await using other = await createWorld({ empty: true })
  assert.deepEqual(await look(world, other.address), { address: other.address, found: 'other', status: 200 })
})

test('whatever else stands there is told, also one that talks without end', async () => {
  await using world = await createWorld()
  await using shop = await openPlace((_, answer) => void answer.writeHead(404).end('Not here'))
  assert.deepEqual(await look(world, shop.address), { address: shop.address, found: 'other', status: 404 })
  await using endless = await openPlace((_, answer) => void answer.write('and then '.repeat(100)))
  assert.deepEqual(await look(world, endless.address), { address: endless.address, found: 'other', status: 200 })
})

test('an address that sends on says where to', async () => {
  await using world = await createWorld()
  await using place = await openPlace((request, answer) => {
    void answer.writeHead(308, { location: `https://talk.example${request.url}` }).end()
  })
  const found = await look(world, place.address)
  assert.deepEqual(found, { address: place.address, found: 'moved', to: 'https://talk.example' })
})

test('a name that is not there, a port that nobody answers, and one that speaks no https', async () => {
  await using world = await createWorld()
  const place = await openPlace((_, answer) => void answer.end())
  const secure = place.address.replace('http:', 'https:')
  assert.deepEqual(await look(world, secure), { address: secure, found: 'no-https' })
  await place[Symbol.asyncDispose]()
  assert.deepEqual(await look(world, place.address), { address: place.address, found: 'refused' })
  const nowhere = 'http://nowhere.invalid'
  assert.deepEqual(await look(world, nowhere), { address: nowhere, found: 'unresolved' })
})

test('an address that only this machine or its network can reach is no public one, and is not called', async () => {
  await using world = await createWorld({ allowsPrivateAddresses: false })
  let called = 0
  await using place = await openPlace((_, answer) => void (called++, answer.end()))
  for (const address of [place.address, place.address.replace('127.0.0.1', 'localhost'), 'http://10.0.0.1'])
    assert.deepEqual(await look(world, address), { address, found: 'private' })
  assert.equal(called, 0)
})

test('only owners let the server call about, and only the addresses of a web', async () => {
  await using world = await createWorld()
  await assert.rejects(look(world, world.address, await world.person('administrator')), { status: 403 })
  await assert.rejects(look(world, 'ftp://talk.example'), { status: 422, code: 'address.malformed' })
})

test('it answers challenges alone, each with something else, and keeps nothing of its secret in them', async () => {
  await using world = await createWorld()
  const ask = (challenge: string) => world.stranger.fetch(`/.well-known/sobremesa/${challenge}`)
  const [one, other] = await Promise.all(['a'.repeat(32), 'b'.repeat(32)].map(async each => (await ask(each)).text()))
  assert.match(one!, /^[\w-]{43}$/)
  assert.notEqual(one, other)
  for (const wrong of ['short', 'a'.repeat(65), 'a'.repeat(30) + '.b']) assert.equal((await ask(wrong)).status, 404)
})

// The rest of the outside world: what fetch says of it.
const answerTo = (challenge: string) => `answer to ${challenge}`
const lookWith = (fetch: (address: string, init: RequestInit) => Promise<Response>, patienceMs?: number) =>
  lookAt('https://talk.example', {
    fetch: fetch as typeof globalThis.fetch,
    answerTo,
    ...(patienceMs === undefined ? {} : { patienceMs }),
  })

test('over https it is reached', async () => {
  const found = await lookWith(async address => new Response(answerTo(address.split('/').at(-1)!)))
  assert.deepEqual(found, { address: 'https://talk.example', found: 'reached' })
})

test('a certificate that is not good is told with its reason', async () => {
  const reason = 'certificate has expired'
  const cause = Object.assign(new Error(reason), { code: 'CERT_HAS_EXPIRED' })
  const found = await lookWith(async () => Promise.reject(new TypeError('fetch failed', { cause })))
  assert.deepEqual(found, { address: 'https://talk.example', found: 'certificate', detail: reason })
})

test('who does not answer is not waited for', async () => {
  const never = (_: string, { signal }: RequestInit) =>
    new Promise<Response>((_resolve, reject) =>
      signal!.addEventListener('abort', () => reject(signal!.reason as Error)),
    )
  assert.deepEqual(await lookWith(never, 1), { address: 'https://talk.example', found: 'timeout' })
})

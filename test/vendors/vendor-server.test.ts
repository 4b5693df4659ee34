import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Exchange, openVendorServer } from './vendor-server.ts'

const open = () => openVendorServer((_, mood) => ({ status: mood === 'fails' ? 500 : 200, body: { mood } }))

const post = (address: string, body: string | Buffer) =>
  fetch(address, { method: 'POST', body }).then(each => each.status)

test('of very many requests the newest are kept, and all are counted', async () => {
  await using server = await open()
  const heavy = Buffer.alloc(9 * 1024 * 1024)
  for (let count = 0; count < 5; count++) await post(`${server.address}/${count}`, heavy)
  assert.deepEqual(
    server.requests.map(({ path }) => path),
    ['/2', '/3', '/4'],
  )
  await server.heard(5)
  for (let count = 0; count < 2100; count += 100)
    await Promise.all(Array.from({ length: 100 }, () => post(server.address, 'light')))
  assert.equal(server.requests.length, 2000)
  await server.heard(2105)
})

test('whoever looks on hears of every request with its answer, also of one that was lost', async () => {
  await using server = await open()
  const exchanges: Exchange[] = []
  const gate = Promise.withResolvers<void>()
  const end = server.watch(exchange => exchanges.push(exchange) === 3 && gate.resolve())
  await post(`${server.address}/one`, '1')
  server.next('cuts')
  await assert.rejects(post(`${server.address}/two`, '2'))
  await post(`${server.address}/three`, '3')
  await gate.promise
  end()
  await post(`${server.address}/four`, '4')
  assert.deepEqual(
    exchanges.map(({ seen, answer, isLost }) => [seen.path, answer.status, isLost]),
    [
      ['/one', 200, false],
      ['/two', 200, true],
      ['/three', 200, false],
    ],
  )
})

test('a treatment goes before the moods that wait, and may do something before the answer', async () => {
  await using server = await open()
  const done: string[] = []
  server.treat(({ path }) => {
    if (path === '/broken') return { mood: 'fails' }
    return path === '/early' ? { before: async () => void done.push('before') } : undefined
  })
  server.next('fails')
  assert.equal(await post(`${server.address}/broken`, ''), 500)
  assert.equal(await post(`${server.address}/plain`, ''), 500, 'the mood that waited was used up')
  assert.equal(await post(`${server.address}/early`, '').then(status => (done.push('answered'), status)), 200)
  assert.deepEqual(done, ['before', 'answered'])
})

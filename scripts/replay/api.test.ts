import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import { openApi } from './api.ts'

type Answer = (response: ServerResponse, request: IncomingMessage) => void
const says =
  (status: number, headers: Record<string, string> = {}, body: object = {}): Answer =>
  response =>
    void response.writeHead(status, headers).end(JSON.stringify(body))
const cuts: Answer = (_, request) => void request.socket.destroy()

/** Answers the requests one after the other, and keeps them. */
async function installation(...answers: Answer[]) {
  const heard: { method: string; path: string; body: string; headers: IncomingMessage['headers'] }[] = []
  const server = createServer(async (request, response) => {
    const { method, url, headers } = request
    heard.push({ method: method!, path: url!, headers, body: String(await buffer(request)) })
    answers.shift()!(response, request)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const stopping = new AbortController()
  const waited: number[] = []
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    heard,
    waited,
    stopping,
    api: openApi({ address, key: 'smk_1', signal: stopping.signal, waiting: ms => waited.push(ms) }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

test('it asks with the key', async () => {
  await using there = await installation(says(200, {}, { a: 1 }), says(201, {}, { b: 2 }))
  assert.deepEqual(await there.api.get('/profiles'), { a: 1 })
  assert.deepEqual(await there.api.post('/profiles', { name: 'Urraca' }), { b: 2 })
  assert.deepEqual(
    there.heard.map(({ method, path, body, headers }) => [method, path, body, headers.authorization]),
    [
      ['GET', '/api/v1/profiles', '', 'Bearer smk_1'],
      ['POST', '/api/v1/profiles', '{"name":"Urraca"}', 'Bearer smk_1'],
    ],
  )
})

test('it waits as long as it is asked to, and then posts the same again, signed', async () => {
  await using there = await installation(
    says(429, { 'retry-after': '0' }),
    says(503, { 'retry-after': '0' }),
    says(200),
  )
  await there.api.hook('c-1', '{"events":[]}', 'a secret of sixteen')
  assert.deepEqual(there.waited, [0, 0])
  assert.deepEqual(
    there.heard.map(each => each.body),
    Array.from({ length: 3 }, () => '{"events":[]}'),
  )
  for (const { path, headers, body } of there.heard) {
    const [, seconds, digest] = /^t=(\d+),v1=(\w+)$/.exec(String(headers['x-sobremesa-signature']))!
    assert.equal(digest, createHmac('sha256', 'a secret of sixteen').update(`${seconds}.${body}`).digest('hex'))
    assert.equal(path, '/hooks/c-1')
  }
})

test('a lost answer of a hook is asked for again; that of a change is not', async () => {
  await using there = await installation(says(200), cuts, says(502), says(200), cuts)
  await there.api.get('/profiles')
  await there.api.hook('c-1', '{}', 'a secret of sixteen')
  assert.equal(there.heard.length, 4)
  await assert.rejects(there.api.post('/profiles', {}), { code: 'replay.unreachable' })
  assert.equal(there.heard.length, 5)
})

test('a refusal is told with its reason', async () => {
  await using there = await installation(says(401, {}, { code: 'key.wrong' }))
  const values = { what: 'GET /api/v1/profiles', status: 401, code: 'key.wrong' }
  await assert.rejects(there.api.get('/profiles'), { code: 'replay.refused', values })
})

test('where nobody has ever answered it does not wait', async () => {
  const there = await installation()
  await there[Symbol.asyncDispose]()
  await assert.rejects(there.api.get('/profiles'), { code: 'replay.unreachable' })
  assert.deepEqual(there.waited, [])
})

test('nothing is asked any more when it has been stopped', async () => {
  await using there = await installation(says(200))
  there.stopping.abort()
  await assert.rejects(there.api.hook('c-1', '{}', 'a secret of sixteen'), { code: 'replay.stopped' })
  assert.deepEqual(there.heard, [])
})

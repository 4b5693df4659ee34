import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { answerText, neverArrived, withoutSecrets } from '#channel'

async function serving(
  answer: Parameters<typeof createServer>[1],
): Promise<AsyncDisposable & { address: string; server: Server }> {
  const server = createServer(answer!)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  return {
    address,
    server,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

const failure = (address: string) =>
  fetch(address, { method: 'POST', body: '{}' }).then(
    () => assert.fail('it was answered'),
    (error: unknown) => error,
  )

test('nobody listening, no such name and no trust mean that nothing arrived', async () => {
  const gone = await serving(() => {})
  await gone[Symbol.asyncDispose]()
  assert.equal(neverArrived(await failure(gone.address)), true)
  assert.equal(neverArrived(await failure('http://no-such-name.invalid/')), true)
  const untrusted = Object.assign(new Error('x'), { code: 'CERT_HAS_EXPIRED' })
  assert.equal(neverArrived(new TypeError('fetch failed', { cause: untrusted })), true)
  const tried = ['connect', 'connect'].map(syscall => Object.assign(new Error('x'), { code: 'ETIMEDOUT', syscall }))
  assert.equal(neverArrived(new TypeError('fetch failed', { cause: new AggregateError(tried) })), true)
})

test('a cut after the request leaves it open', async () => {
  await using cutting = await serving(request => request.socket.destroy())
  assert.equal(neverArrived(await failure(cutting.address)), false)
  assert.equal(neverArrived(new DOMException('Too late', 'TimeoutError')), false)
  assert.equal(neverArrived('thrown by somebody'), false)
})

test('an answer is read up to its bound, and one that breaks off is told from an empty one', async () => {
  assert.equal(await answerText(new Response('x'.repeat(100)), 10), 'x'.repeat(10))
  assert.equal(await answerText(new Response(null, { status: 204 })), '')
  await using breaking = await serving((request, response) => {
    response.writeHead(200, { 'content-length': '10' })
    response.write('{"id')
    setImmediate(() => request.socket.destroy())
  })
  assert.equal(await answerText(await fetch(breaking.address)), undefined)
})

test('values of secret settings are blotted out in every form, others are not', () => {
  const fields = [
    { key: 'secret', kind: 'secret', required: true },
    { key: 'page', kind: 'text', required: true },
  ] as const
  const values = { secret: 'a b"c', page: 'shop' }
  assert.equal(withoutSecrets('shop: a b"c a%20b%22c {"s":"a b\\"c"}', fields, values), 'shop: ••• ••• {"s":"•••"}')
  assert.equal(withoutSecrets('nothing is set', fields, { secret: '', page: 'shop' }), 'nothing is set')
})

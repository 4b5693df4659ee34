import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { test } from 'node:test'
import Fastify from 'fastify'
import { listen } from './main-http.ts'

const host = '127.0.0.1'

test('the next free port is taken when nobody asked for a special one', async () => {
  const other = createServer().listen(0, host)
  await once(other, 'listening')
  const { port: number } = other.address() as AddressInfo
  const app = Fastify()
  app.get('/', () => 'here')
  const port = await listen({ host, port: { number, isChosen: false } }, app)
  assert.ok(port > number)
  assert.equal(await fetch(`http://${host}:${port}/`).then(answer => answer.text()), 'here')
  await assert.rejects(listen({ host, port: { number, isChosen: true } }, Fastify()), { code: 'start.port-taken' })
  await app.close()
  other.close()
})

import assert from 'node:assert/strict'
import { get, type IncomingMessage } from 'node:http'
import { test } from 'node:test'
import { once } from 'node:events'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { createWorld } from '../../test/world.ts'

/** The answer as it comes, not unpacked. */
async function raw(address: string, accepted: string): Promise<{ headers: IncomingMessage['headers']; body: Buffer }> {
  const [answer] = (await once(get(address, { headers: { 'accept-encoding': accepted } }), 'response')) as [
    IncomingMessage,
  ]
  return { headers: answer.headers, body: Buffer.concat(await answer.toArray()) }
}

test('long answers are packed as the caller takes them, and say so', async () => {
  await using world = await createWorld()
  const address = `${world.address}/api/openapi.json`
  const plain = await raw(address, 'identity')
  assert.equal(plain.headers['content-encoding'], undefined)
  assert.equal(plain.headers.vary, 'Accept-Encoding')
  for (const [encoding, unpack] of [
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const) {
    const packed = await raw(address, encoding)
    assert.equal(packed.headers['content-encoding'], encoding)
    assert.ok(packed.body.length < plain.body.length / 3)
    assert.deepEqual(unpack(packed.body), plain.body)
  }
})

test('short answers go as they are', async () => {
  await using world = await createWorld()
  const { headers } = await raw(`${world.address}/healthz`, 'br, gzip')
  assert.deepEqual([headers['content-encoding'], headers.vary], [undefined, undefined])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { openChat } from '../../../test/visitor.ts'
import { createWorld } from '../../../test/world.ts'

test('the test page shows a shop in the language of the chat, or the one asked for, and lets nothing foreign run', async () => {
  await using world = await createWorld()
  const { card } = await openChat(world)
  const page = await fetch(`${world.address}/chat/test/${card.id}`)
  const html = await page.text()
  assert.match(html, /<html lang="es">/)
  assert.match(html, new RegExp(`<script src="/chat.js" data-profile="${card.id}" async>`))
  assert.match(page.headers.get('content-security-policy')!, /script-src 'self';.*frame-ancestors 'self'/)
  assert.doesNotMatch(html, / style=| on\w+=|<script>|<style/)
  assert.match(
    await (await fetch(`${world.address}/chat/test/${card.id}?language=en`)).text(),
    /<html lang="en">.*moka pot/s,
  )
  assert.match((await fetch(`${world.address}/chat/test/shop.css`)).headers.get('content-type')!, /text\/css/)
  assert.equal((await fetch(`${world.address}/chat/test/nobody`)).status, 404)
})

test('the script may be loaded by any page, packed as the browser likes it, and is known again by its tag', async () => {
  await using world = await createWorld()
  const ask = (headers: Record<string, string>) => world.app.inject({ url: '/chat.js', headers })
  const [plain, br, gzip] = [
    await ask({}),
    await ask({ 'accept-encoding': 'gzip, br' }),
    await ask({ 'accept-encoding': 'gzip' }),
  ]
  assert.equal(plain.statusCode, 200, 'the widget has not been built')
  assert.equal(plain.headers['cross-origin-resource-policy'], 'cross-origin')
  assert.deepEqual(brotliDecompressSync(br.rawPayload), plain.rawPayload)
  assert.deepEqual(gunzipSync(gzip.rawPayload), plain.rawPayload)
  assert.equal((await ask({ 'if-none-match': String(plain.headers.etag) })).statusCode, 304)
})

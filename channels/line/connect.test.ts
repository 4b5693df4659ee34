import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openLine } from '../../test/vendors/line.ts'
import { suiteContext } from '../suite/index.ts'
import { check, connect } from './connect.ts'
import { media } from './media.ts'
import { lineSettings } from './settings.ts'

const values = { channelId: '1650000000', secret: 'line-channel-secret-0004', token: '' }

async function stage(given: object = {}) {
  const vendor = await openLine(values)
  const ctx = suiteContext(lineSettings.read({ ...values, address: vendor.address }), given)
  return { vendor, ctx, [Symbol.asyncDispose]: vendor.close }
}

test('connecting tells LINE our hook', async () => {
  await using scene = await stage()
  assert.deepEqual(await connect(scene.ctx), { state: 'good' })
  assert.equal(scene.vendor.endpoint(), 'https://brand.example/hooks/c-1')
})

test('a webhook that nobody has switched on at LINE is seen, then and later', async () => {
  await using scene = await stage()
  scene.vendor.useWebhook(false)
  assert.deepEqual(await check(scene.ctx), { state: 'good' }, 'before it was connected nothing is wrong')
  assert.deepEqual(await connect(scene.ctx), { state: 'failing', code: 'webhook-off' })
  assert.deepEqual(await check(scene.ctx), { state: 'failing', code: 'webhook-off' })
  scene.vendor.useWebhook(true)
  assert.deepEqual(await check(scene.ctx), { state: 'good' })
})

test('a webhook that leads elsewhere is seen', async () => {
  await using scene = await stage()
  await connect(scene.ctx)
  const moved = { ...scene.ctx, hook: 'https://brand.example/hooks/c-2' }
  assert.deepEqual(await check(moved), { state: 'failing', code: 'not-connected' })
})

test('a hook that LINE cannot reach is not told', async () => {
  await using scene = await stage({ hook: 'http://localhost:4600/hooks/c-1' })
  assert.deepEqual(await connect(scene.ctx), { state: 'failing', code: 'hook-not-public' })
  assert.equal(scene.vendor.requests.length, 0)
})

test('a film is waited for until it is ready; what failed will not come', async () => {
  await using scene = await stage()
  assert.equal(await (await media({ id: '468004' }, scene.ctx)).text(), 'the bytes of 468004')
  const looks = scene.vendor.calls().filter(each => each.path.endsWith('/transcoding'))
  assert.equal(looks.length, 3)
  assert.equal((await media({ id: '468666' }, scene.ctx)).status, 410)
})

test('what stands elsewhere is fetched without our token', async () => {
  const heard: (string | undefined)[] = []
  const fetch = async (input: unknown, init: RequestInit = {}) => {
    heard.push(String(input), new Headers(init.headers).get('authorization') ?? 'none')
    return new Response('a picture')
  }
  await media({ url: 'https://img.example/1.jpg' }, suiteContext(lineSettings.read(values), { fetch } as never))
  assert.deepEqual(heard, ['https://img.example/1.jpg', 'none'])
})

test('a token that LINE has lent is not offered where somebody has moved the address to', async () => {
  await using scene = await stage()
  assert.deepEqual(await check(scene.ctx), { state: 'good' })
  await using elsewhere = await openLine({ ...values, secret: 'another-channel-secret-1' })
  const settings = { ...values, secret: 'another-channel-secret-1', address: elsewhere.address }
  await check({ ...scene.ctx, settings: lineSettings.read(settings) })
  assert.match(elsewhere.requests[0]!.path, /token$/, 'what holds elsewhere is asked for there')
})

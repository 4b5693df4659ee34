import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTelegram } from '../../test/vendors/telegram.ts'
import { suiteContext } from '../suite/index.ts'
import { check, connect } from './connect.ts'
import { media } from './media.ts'
import { isPostable, telegramSettings, transportOf, wantedUpdates } from './settings.ts'

const token = '42:AAexample_token-1'
const hook = 'https://brand.example/hooks/c-1'
const values = { token, secret: 'tg_Secret-0010', transport: '' }

async function stage(more: object = {}, given: object = {}) {
  const vendor = await openTelegram({ token })
  const ctx = suiteContext(telegramSettings.read({ ...values, address: vendor.address, ...more }), given)
  return { vendor, ctx, [Symbol.asyncDispose]: vendor.close }
}

test('automatic means a webhook where Telegram can post, else polling', () => {
  const auto = telegramSettings.read(values)
  const hooks = [hook, 'https://a.example:8443/h', 'https://a.example:4600/h', 'http://localhost:4600/h', 'nonsense']
  assert.deepEqual(hooks.map(isPostable), [true, true, false, false, false])
  assert.deepEqual(
    hooks.map(each => transportOf(auto, each)),
    ['webhook', 'webhook', 'polling', 'polling', 'polling'],
  )
  assert.equal(transportOf({ ...auto, transport: 'webhook' }, 'http://localhost/'), 'webhook')
})

test('connecting sets the webhook with its secret and what we want to hear of', async () => {
  await using scene = await stage()
  assert.deepEqual(await connect(scene.ctx), { state: 'good' })
  assert.deepEqual(scene.vendor.webhook(), {
    url: hook,
    secret_token: 'tg_Secret-0010',
    allowed_updates: wantedUpdates,
  })
})

test('connecting for polling takes the webhook away', async () => {
  await using scene = await stage()
  await connect(scene.ctx)
  const polling = { ...scene.ctx, settings: { ...scene.ctx.settings, transport: 'polling' } }
  assert.deepEqual(await check(polling), { state: 'failing', code: 'webhook-set' })
  assert.deepEqual(await connect(polling), { state: 'good' })
  assert.equal(scene.vendor.webhook(), undefined)
  assert.deepEqual(await check(polling), { state: 'good' })
})

test('a webhook where Telegram cannot post is not tried', async () => {
  await using scene = await stage({ transport: 'webhook' }, { hook: 'http://localhost:4600/hooks/c-1' })
  assert.deepEqual(await connect(scene.ctx), { state: 'failing', code: 'hook-not-public' })
  assert.equal(scene.vendor.requests.length, 0)
})

test('a webhook that somebody took or moved is seen', async () => {
  await using scene = await stage()
  assert.deepEqual(await check(scene.ctx), { state: 'good' }, 'before it was connected nothing is wrong')
  await connect(scene.ctx)
  assert.deepEqual(await check(scene.ctx), { state: 'good' })
  const elsewhere = { ...scene.ctx, hook: 'https://brand.example/hooks/c-2' }
  assert.deepEqual(await check(elsewhere), { state: 'failing', code: 'not-connected' })
  await connect({ ...scene.ctx, settings: { ...scene.ctx.settings, transport: 'polling' }, keep: elsewhere.keep })
  await scene.ctx.keep.write('connected', hook)
  assert.deepEqual(await check(scene.ctx), { state: 'failing', code: 'not-connected' })
})

test('deliveries that fail now are seen, those of long ago are not', async () => {
  const info = (pending: number, agoSeconds: number) => ({
    url: hook,
    pending_update_count: pending,
    last_error_date: 1_790_000_020 - agoSeconds,
    last_error_message: 'Wrong response from the webhook: 503',
  })
  const seen = (result: object) =>
    check(suiteContext(telegramSettings.read(values), { fetch: async () => Response.json({ ok: true, result }) }))
  assert.deepEqual(await seen(info(3, 60)), {
    state: 'failing',
    code: 'webhook-failing',
    text: 'Wrong response from the webhook: 503',
  })
  assert.deepEqual(await seen(info(0, 60)), { state: 'good' })
  assert.deepEqual(await seen(info(3, 3600)), { state: 'good' })
})

test('a refused token is said without the token, also when connecting', async () => {
  const fetch = async () => Response.json({ ok: false, description: `no such bot: ${token}` }, { status: 400 })
  const ctx = suiteContext(telegramSettings.read(values), { fetch })
  assert.deepEqual(await connect(ctx), { state: 'failing', code: 'bad-answer', text: 'no such bot: •••' })
})

test('files come without the address that holds the token', async () => {
  await using scene = await stage()
  const response = await media({ id: 'f-1' }, scene.ctx)
  assert.equal(await response.text(), 'the bytes of f-1')
  assert.equal(response.url, '')
  assert.equal(response.headers.get('content-disposition'), 'attachment; filename="f-1"')
})

test('files that a bot may not have will never come', async () => {
  await using scene = await stage()
  assert.deepEqual(
    await Promise.all(['huge', 'gone'].map(async id => (await media({ id }, scene.ctx)).status)),
    [410, 410],
  )
})

test('no error on the way to a file says the token', async () => {
  await using scene = await stage()
  const fetch = async (input: unknown, init?: RequestInit) => {
    if (String(input).includes('/file/'))
      throw new TypeError('fetch failed', { cause: new Error(`no ${String(input)}`) })
    return globalThis.fetch(input as string, init)
  }
  const error = await media({ id: 'f-1' }, { ...scene.ctx, fetch: fetch as typeof globalThis.fetch }).then(
    () => assert.fail('there is no file'),
    (thrown: Error) => thrown,
  )
  assert.ok(![error.message, error.stack, String(error.cause)].join().includes(token))
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Pulled } from '#channel'
import { openTelegram } from '../../test/vendors/telegram.ts'
import { marta, telegramCustomer } from '../../test/vendors/telegram-customer.ts'
import { suiteContext } from '../suite/index.ts'
import { listen } from './listen.ts'
import { telegramSettings } from './settings.ts'

const token = '42:AAexample_token-1'
const hourMs = 3_600_000

async function stage(given: object = {}) {
  const vendor = await openTelegram({ token })
  const stop = new AbortController()
  const settings = telegramSettings.read({ token, secret: 's', transport: 'polling', address: vendor.address })
  const ctx = suiteContext(settings, { signal: stop.signal, ...given })
  const offsets = () =>
    vendor.requests
      .filter(each => each.path.endsWith('getUpdates'))
      .map(each => (each.body as { offset?: number }).offset)
  return { vendor, ctx, stop, offsets, [Symbol.asyncDispose]: vendor.close }
}

const press = (number: number) => telegramCustomer.presses(marta, number, { messageId: 5, at: 0, data: 'x' })
const text = (number: number) => telegramCustomer.writes(marta, number, { messageId: number, at: 0, text: 'Hola' })
const next = async (source: AsyncIterator<Pulled>) => {
  const { value, done } = await source.next()
  return done ? assert.fail('the pull ended') : (value as Pulled)
}

test('what has come is told to be ours only once it is kept', async () => {
  await using scene = await stage()
  scene.vendor.happens(text(7))
  const source = listen(scene.ctx, undefined)[Symbol.asyncIterator]()
  const first = await next(source)
  assert.deepEqual(scene.offsets(), [undefined])
  scene.vendor.happens(text(8))
  const second = await next(source)
  assert.deepEqual(scene.offsets(), [undefined, 8])
  assert.deepEqual(
    [first, second].map(({ body }) => JSON.parse(Buffer.from(body).toString()).result.length),
    [1, 1],
  )
  await source.return?.()
})

test('a pressed button is answered once it is kept', async () => {
  await using scene = await stage()
  scene.vendor.happens(press(7))
  const source = listen(scene.ctx, undefined)[Symbol.asyncIterator]()
  await next(source)
  assert.deepEqual(scene.vendor.answered, [])
  scene.vendor.happens(text(8))
  await next(source)
  assert.deepEqual(scene.vendor.answered, ['press-7'])
  await source.return?.()
})

test('the first answer tells that all is well, although nobody wrote', async () => {
  await using scene = await stage()
  const source = listen(scene.ctx, undefined)[Symbol.asyncIterator]()
  const { body, cursor } = await next(source)
  assert.equal(body.length, 0)
  assert.match(cursor, /^0@\d+$/)
  scene.stop.abort()
})

test('a cursor that is older than what Telegram keeps is not told: it may count otherwise by now', async () => {
  const now = 1_790_000_020_000
  await using scene = await stage()
  scene.vendor.happens(text(7))
  const { cursor } = await next(listen(scene.ctx, `900000@${now - 26 * hourMs}`)[Symbol.asyncIterator]())
  assert.equal(cursor, `7@${now}`)
  await next(listen(scene.ctx, `6@${now - hourMs}`)[Symbol.asyncIterator]())
  assert.deepEqual(scene.offsets(), [undefined, 7])
})

test('a webhook that is set, and another one who asks, are said by their names', async () => {
  await using scene = await stage()
  const codeOf = (description: string) => {
    const fetch = async () => Response.json({ ok: false, error_code: 409, description }, { status: 409 })
    return next(listen({ ...scene.ctx, fetch }, undefined)[Symbol.asyncIterator]()).then(
      () => 'none',
      (error: { code?: string }) => error.code,
    )
  }
  assert.equal(await codeOf("Conflict: can't use getUpdates method while webhook is active"), 'webhook-set')
  assert.equal(await codeOf('Conflict: terminated by other getUpdates request'), 'other-poller')
})

test('where Telegram posts, nothing is asked', async () => {
  await using scene = await stage()
  const settings = { ...scene.ctx.settings, transport: 'webhook' }
  const source = listen({ ...scene.ctx, settings }, undefined)[Symbol.asyncIterator]()
  const waiting = source.next()
  setImmediate(() => scene.stop.abort())
  assert.equal((await waiting).done, true)
  assert.equal(scene.vendor.requests.length, 0)
})

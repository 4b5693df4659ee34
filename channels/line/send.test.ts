import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Context, Out, OutPart } from '#channel'
import { openLine } from '../../test/vendors/line.ts'
import { suiteContext } from '../suite/index.ts'
import { line } from './index.ts'
import { keyOf } from './push.ts'

const values = { channelId: '1650000000', secret: 'line-channel-secret-0004', token: '' }
const userId = 'U11111111111111111111111111111111'
const out: Out = {
  ...{ id: '0199a1b2-0000-7000-8000-000000000001', deed: 'message', profileKey: 'main' },
  ...{ to: { id: userId, lane: userId }, visibility: 'private', text: 'Buenos días', at: 1_790_000_000_000 },
} as Out
const picture = (file: string): OutPart => ({ kind: 'image', file, name: 'a.jpg', type: 'image/jpeg', size: 3 })

async function stage(more: object = {}, given: Partial<Context<unknown>> = {}) {
  const vendor = await openLine({ ...values, token: 'long-lived-token' })
  const ctx = suiteContext(line.settings.read({ ...values, address: vendor.address, ...more }), given)
  const send = (change: Partial<Out> = {}) => line.send({ ...out, ...change }, ctx)
  const tokens = () => vendor.requests.filter(each => each.path === '/oauth2/v3/token').length
  return { vendor, ctx, send, tokens, [Symbol.asyncDispose]: vendor.close }
}

test('seven messages go in two pushes, and go on where they were held up without anything coming twice', async () => {
  await using scene = await stage()
  const parts = [1, 2, 3, 4, 5, 6].map(each => picture(`f-${each}`))
  scene.vendor.next('well' as never, 'throttles')
  assert.deepEqual(await scene.send({ parts }), { kind: 'retry', after: 10_000, code: 'throttled' })
  assert.equal(scene.vendor.messages.length, 5)
  const sent = await scene.send({ parts })
  const [externalId, ...alsoIds] = scene.vendor.messages.map(({ id }) => id)
  assert.equal(alsoIds.length, 6)
  assert.deepEqual(sent, { kind: 'sent', externalId, alsoIds })
})

test('a key that is known without its messages counts as sent', async () => {
  const fetch = async (input: unknown) =>
    String(input).endsWith('/oauth2/v3/token')
      ? Response.json({ access_token: 't-1234', expires_in: 899 })
      : Response.json({ message: 'The retry key is already accepted' }, { status: 409 })
  const ctx = suiteContext(line.settings.read(values), { fetch: fetch as typeof globalThis.fetch })
  assert.deepEqual(await line.send(out, ctx), { kind: 'sent', externalId: out.id })
})

test('every push has a key in the shape that LINE wants, the same each time', () => {
  assert.equal(keyOf(out.id, 0), out.id)
  const keys = [keyOf(out.id, 1), keyOf('o-1', 0), keyOf('o-1', 1)]
  assert.equal(new Set(keys).size, 3)
  for (const key of keys) assert.match(key, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  assert.equal(keyOf('o-1', 1), keys[2])
})

test('one token serves until it no longer counts, and is then renewed at once', async () => {
  await using scene = await stage()
  await scene.send()
  await scene.send({ id: '0199a1b2-0000-7000-8000-000000000002' })
  assert.equal(scene.tokens(), 1)
  scene.vendor.forgetTokens()
  const sent = await scene.send({ id: '0199a1b2-0000-7000-8000-000000000003' })
  assert.equal(sent.kind, 'sent')
  assert.equal(scene.tokens(), 2)
  assert.equal(scene.vendor.messages.length, 3)
})

test('a token that is about to end is not begun with', async () => {
  let now = 1_790_000_000_000
  await using scene = await stage({}, { now: () => now })
  await scene.send()
  now += 845_000
  await scene.send({ id: '0199a1b2-0000-7000-8000-000000000002' })
  assert.equal(scene.tokens(), 2)
})

test('a long-lived token is used as it is, and no other is asked for', async () => {
  await using scene = await stage({ token: 'long-lived-token' })
  assert.equal((await scene.send()).kind, 'sent')
  assert.equal(scene.tokens(), 0)
})

test('id and secret that do not fit make the connection ill, not the message', async () => {
  await using scene = await stage({ secret: 'another-secret-of-somebody' })
  assert.deepEqual(await scene.send(), { kind: 'retry', after: 60_000, code: 'refused' })
  assert.deepEqual(await line.check(scene.ctx), {
    state: 'failing',
    code: 'refused',
    text: '{"error":"invalid_request","error_description":"invalid client"}',
  })
})

test('while tokens cannot be had nothing has been sent', async () => {
  const cut = async () => Promise.reject(new TypeError('fetch failed', { cause: new Error('socket hang up') }))
  const ctx = suiteContext(line.settings.read(values), { fetch: cut })
  assert.deepEqual(await line.send(out, ctx), { kind: 'retry', after: 5000, code: 'unreachable' })
})

test("a month's messages used up are for good, and are seen", async () => {
  await using scene = await stage()
  scene.vendor.setQuota(1)
  assert.equal((await scene.send()).kind, 'sent')
  const refused = await scene.send({ id: '0199a1b2-0000-7000-8000-000000000002' })
  assert.deepEqual(refused, { kind: 'rejected', code: 'quota', text: 'You have reached your monthly limit.' })
  assert.deepEqual(await line.check(scene.ctx), { state: 'failing', code: 'quota', text: '1/1' })
})

test('who has blocked the account: LINE says that it was sent', async () => {
  await using scene = await stage()
  scene.vendor.block(userId)
  assert.equal((await scene.send()).kind, 'sent')
  assert.deepEqual(scene.vendor.messages, [])
})

test('a refusal says where in the request the fault is', async () => {
  await using scene = await stage()
  const wrong = await scene.send({ to: { id: 'x', lane: 'nobody' } })
  assert.deepEqual(wrong, {
    kind: 'rejected',
    code: 'http-400',
    text: 'The request body has 1 error(s) – to: invalid property',
  })
  scene.vendor.next('refuses')
  const refused = await scene.send()
  assert.equal(refused.kind === 'rejected' && refused.code, 'not-a-friend')
})

test('a token that LINE repeats goes no further', async () => {
  await using scene = await stage()
  scene.vendor.next('echoes')
  const sent = await scene.send()
  assert.ok(sent.kind === 'rejected' && sent.text.includes('Bearer •••'), JSON.stringify(sent))
})

test('a sound is sent with its length, which its bytes tell', async () => {
  const movie = Buffer.alloc(64)
  movie.write('mvhd', 20)
  movie.writeUInt32BE(1000, 20 + 16)
  movie.writeUInt32BE(4200, 20 + 20)
  const song = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x00]), Buffer.alloc(15_996)])
  const files: Record<string, Buffer> = { 'f-1': movie, 'f-2': song }
  await using scene = await stage(
    {},
    { file: async id => ({ name: id, type: 'audio/mpeg', bytes: files[id] ?? Buffer.alloc(3) }) },
  )
  const sound = (file: string, type: string): OutPart => ({ kind: 'audio', file, name: `${file}.m4a`, type, size: 3 })
  await scene.send({ parts: [sound('f-1', 'audio/mp4'), sound('f-2', 'audio/mpeg'), sound('f-3', 'audio/mp4')] })
  assert.deepEqual(
    scene.vendor.messages.map(({ content }) => content.duration ?? content.text),
    ['Buenos días', 4200, 1000, 'f-3.m4a\nhttps://brand.example/files/f-3?for=31536000000'],
  )
})

test('buttons hang below the last message, and below nothing they are refused', async () => {
  await using scene = await stage()
  const buttons: OutPart = { kind: 'buttons', buttons: [{ id: 'y', label: 'Sí' }] }
  await scene.send({ parts: [picture('f-1'), buttons] })
  assert.deepEqual(
    scene.vendor.messages.map(({ content }) => 'quickReply' in content),
    [false, true],
  )
  const alone = await scene.send({ text: '', parts: [buttons] })
  assert.equal(alone.kind === 'rejected' && alone.code, 'buttons-need-text')
})

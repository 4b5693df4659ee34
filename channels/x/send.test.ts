import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Context, type Out, textOver } from '#channel'
import { openX } from '../../test/vendors/x.ts'
import { suiteContext } from '../suite/index.ts'
import { x } from './index.ts'

const app = { consumerKey: 'ck', consumerSecret: 'cs-secret' }
const oauth2 = { clientId: 'cid', clientSecret: 'cid-secret', refreshToken: 'refresh-0' }
const oauth1 = { accessToken: 'at', accessSecret: 'at-secret' }
const passes = { ...app, ...oauth2, ...oauth1 }

const contextOf = (values: Record<string, string>, given: Partial<Context<unknown>> = {}) =>
  suiteContext(x.settings.read(values), given) as Context<unknown>

const out: Out = {
  id: '0199a1b2-0000-7000-8000-000000000001',
  deed: 'message',
  profileKey: '1111',
  to: { id: '2222', lane: '1111-2222' },
  visibility: 'private',
  text: 'Hola',
  at: 1_790_000_010_000,
}
const now = () => 1_790_000_020_000

test('a refresh token is spent once, however much is sent at a time, and the new one is kept', async () => {
  await using vendor = await openX({ ...passes }, now)
  const ctx = contextOf({ ...app, ...oauth2, address: vendor.address })
  const sent = await Promise.all(['a', 'b', 'c'].map(text => x.send({ ...out, text }, ctx)))
  assert.deepEqual(
    sent.map(({ kind }) => kind),
    ['sent', 'sent', 'sent'],
  )
  assert.deepEqual([vendor.passes.spent(), vendor.passes.wasted()], [1, 0])
  vendor.passes.expire()
  assert.deepEqual(await x.send(out, ctx), { kind: 'retry', after: 5000, code: 'refused' })
  assert.equal((await x.send(out, ctx)).kind, 'sent')
  assert.equal(vendor.passes.spent(), 2)
})

test('a process whose refresh token has just been spent by another one uses what that one got', async () => {
  await using vendor = await openX({ ...passes }, now)
  const values = { ...app, ...oauth2, address: vendor.address }
  const { keep } = contextOf(values)
  let isFirst = true
  const late: typeof keep = {
    ...keep,
    read: async name => {
      if (!isFirst) return keep.read(name)
      isFirst = false
      await x.send({ ...out, text: 'from the other process' }, contextOf(values, { keep }))
      return undefined
    },
  }
  assert.equal((await x.send(out, contextOf(values, { keep: late }))).kind, 'sent')
  assert.equal(vendor.passes.spent(), 1)
})

test('a refresh token that is good for nothing shows as refused, and the message waits', async () => {
  await using vendor = await openX({ ...passes }, now)
  const ctx = contextOf({ ...app, ...oauth2, refreshToken: 'of yesterday', address: vendor.address })
  assert.deepEqual(await x.send(out, ctx), { kind: 'retry', after: 5000, code: 'refused' })
  const health = await x.check(ctx)
  assert.equal(health.state === 'failing' && health.code, 'refused')
})

test('with OAuth 1.0a everything is signed: sending, checking, connecting', async () => {
  await using vendor = await openX({ ...passes }, now)
  const ctx = contextOf({ ...app, ...oauth1, address: vendor.address })
  assert.deepEqual(await x.check(ctx), { state: 'good' })
  assert.equal((await x.send(out, ctx)).kind, 'sent')
  for (const _ of ['once', 'again']) assert.deepEqual(await x.connect!(ctx, ['1111']), { state: 'good' })
  assert.deepEqual(
    vendor.state.subscriptions.map(each => each.event_type),
    ['all'],
  )
  const wrong = contextOf({ ...app, accessToken: 'at', accessSecret: 'wrong', address: vendor.address })
  assert.deepEqual(await x.send(out, wrong), { kind: 'retry', after: 5000, code: 'refused' })
})

test('without any token nothing goes out, and the check says which is missing', async () => {
  const ctx = contextOf(app, { fetch: () => assert.fail('nothing is to be fetched') })
  assert.deepEqual(await x.check(ctx), { state: 'failing', code: 'no-tokens' })
  assert.deepEqual(await x.send(out, ctx), { kind: 'retry', after: 5000, code: 'refused' })
})

test('a hook that X has given up is seen, and connecting has it believed again', async () => {
  await using vendor = await openX({ ...passes }, now)
  const ctx = contextOf({ ...app, ...oauth2, address: vendor.address })
  await x.connect!(ctx, ['1111'])
  vendor.state.hooks[0]!.valid = false
  assert.deepEqual(await x.check(ctx), { state: 'failing', code: 'hook-invalid' })
  await x.connect!(ctx, ['1111'])
  assert.deepEqual(await x.check(ctx), { state: 'good' })
})

test('what a plan does not have is done without, but for what everything hangs on', async () => {
  await using vendor = await openX({ ...passes }, now)
  const ctx = contextOf({ ...app, ...oauth2, address: vendor.address })
  vendor.state.refused.add('chat.received').add('dm.read')
  assert.deepEqual(await x.connect!(ctx, ['1111']), { state: 'good' })
  assert.ok(vendor.state.subscriptions.some(each => each.event_type === 'post.delete'))
  vendor.state.refused.add('dm.received')
  vendor.state.subscriptions.length = 0
  const health = await x.connect!(ctx, ['1111'])
  assert.equal(health.state === 'failing' && health.code, 'refused')
})

const answering = (status: number, body: object, headers: Record<string, string> = {}) =>
  contextOf({ ...app, ...oauth1 }, { fetch: async () => Response.json(body, { status, headers }) })

test('what X says means what it means', async () => {
  const said = async (...answer: Parameters<typeof answering>) => x.send(out, answering(...answer))
  const capped = { title: 'UsageCapExceeded', type: 'https://api.x.com/2/problems/usage-capped', detail: 'Usage cap' }
  assert.deepEqual(await said(429, capped), { kind: 'retry', after: 3_600_000, code: 'plan-used-up' })
  assert.deepEqual(await said(429, {}, { 'x-rate-limit-reset': '1790000080' }), {
    kind: 'retry',
    after: 60_000,
    code: 'throttled',
  })
  assert.deepEqual(await said(403, { title: 'Forbidden', detail: 'You cannot', type: 'about:blank', status: 403 }), {
    kind: 'rejected',
    code: 'http-403',
    text: 'You cannot',
  })
  assert.deepEqual(await said(403, { errors: [{ code: 349, message: 'You cannot send messages to this user.' }] }), {
    kind: 'rejected',
    code: '349',
    text: 'You cannot send messages to this user.',
  })
  assert.deepEqual(await said(200, { errors: [{ title: 'Gone', detail: 'No such person' }] }), {
    kind: 'rejected',
    code: 'http-200',
    text: 'No such person',
  })
  assert.deepEqual(await said(201, {}), { kind: 'unsure' })
  const direct = await x.send({ ...out, deed: 'unsend', visibility: 'private', targetId: '5' }, answering(200, {}))
  assert.equal(direct.kind === 'rejected' && direct.code, 'cannot-do')
})

test('a film that needs longer than one try is not brought twice', async () => {
  await using vendor = await openX({ ...passes }, now)
  const film: Out = {
    ...out,
    parts: [{ kind: 'video', file: 'f-1', name: 'a.mp4', type: 'video/mp4', size: 3 }],
  }
  const stop = new AbortController()
  const ctx = contextOf({ ...app, ...oauth1, address: vendor.address })
  const impatient = { ...ctx, signal: stop.signal, pause: async () => stop.abort() }
  assert.equal((await x.send(film, impatient)).kind, 'retry')
  assert.equal((await x.send(film, ctx)).kind, 'sent')
  assert.equal(vendor.state.uploads.size, 1)
})

test('a post is measured as X measures it', () => {
  const limit = x.can.public!.text!
  const link = `https://acme.example/${'a'.repeat(300)}`
  assert.equal(textOver(`${'a'.repeat(256)} ${link}`, limit), 0)
  assert.equal(textOver(`${'a'.repeat(257)} ${link}`, limit), 1)
  assert.equal(textOver('漢'.repeat(140), limit), 0)
  assert.equal(textOver('漢'.repeat(141), limit), 2)
})

test('two answers of the same words leave open which of them it was', async () => {
  await using vendor = await openX({ ...passes }, now)
  const ctx = contextOf({ ...app, ...oauth1, address: vendor.address })
  await x.send(out, ctx)
  assert.equal((await x.find!(out, ctx))?.kind, 'sent')
  await x.send(out, ctx)
  assert.equal(await x.find!(out, ctx), undefined)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Context, Out } from '#channel'
import { openLine } from '../../test/vendors/line.ts'
import { suiteContext } from '../suite/index.ts'
import { line } from './index.ts'

const values = { channelId: '1650000000', secret: 'line-channel-secret-0004', token: 'long-lived-token' }
const userId = 'U11111111111111111111111111111111'
const token = 'tok1'
const until = 1_790_000_060_000

async function stage(given: Partial<Context<unknown>> = {}) {
  const vendor = await openLine(values)
  vendor.lends({ reply: token, to: userId, quote: 'q1' })
  const ctx = suiteContext(line.settings.read({ ...values, address: vendor.address }), given)
  const send = (change: Partial<Out> = {}) =>
    line.send(
      {
        ...{ id: '0199a1b2-0000-7000-8000-000000000001', deed: 'message', profileKey: 'main', visibility: 'private' },
        ...{ to: { id: userId, lane: userId }, text: 'Buenos días', at: 1_790_000_000_000 },
        ...{ tokens: { reply: { token, until } } },
        ...change,
      },
      ctx,
    )
  const ways = () => vendor.requests.map(({ path }) => path.split('/').at(-1))
  return { vendor, send, ways, [Symbol.asyncDispose]: vendor.close }
}

const second = { id: '0199a1b2-0000-7000-8000-000000000002' }

test('the first answer costs nothing of the month, the next ones are pushed', async () => {
  await using scene = await stage()
  const sent = await scene.send()
  assert.deepEqual(sent, { kind: 'sent', externalId: scene.vendor.free[0]?.id })
  assert.equal((await scene.send(second)).kind, 'sent')
  assert.deepEqual(scene.ways(), ['reply', 'push'])
})

test('what is sent again after it was answered is known', async () => {
  await using scene = await stage()
  assert.deepEqual([await scene.send(), scene.vendor.messages.length], [await scene.send(), 1])
})

test('a month that is used up keeps nobody from answering in time', async () => {
  await using scene = await stage()
  scene.vendor.setQuota(0)
  assert.equal((await scene.send()).kind, 'sent')
  const sent = await scene.send(second)
  assert.deepEqual([sent.kind, 'code' in sent && sent.code], ['rejected', 'quota'])
})

test('a token that is too old is not tried, and one that LINE no longer takes means a push', async () => {
  await using late = await stage({ now: () => until })
  assert.equal((await late.send()).kind, 'sent')
  assert.deepEqual(late.ways(), ['push'])
  await using spent = await stage()
  assert.equal((await spent.send({ tokens: { reply: { token: 'used elsewhere', until } } })).kind, 'sent')
  assert.deepEqual(spent.ways(), ['reply', 'push'])
})

test('after a lost answer it is one message: in time the spent token proves it, later nobody guesses', async () => {
  let now = until - 30_000
  await using scene = await stage({ now: () => now })
  scene.vendor.next('cuts')
  assert.deepEqual(await scene.send(), { kind: 'unsure' })
  assert.equal((await scene.send()).kind, 'sent')
  assert.equal(scene.vendor.messages.length, 1)
  now = until + 1
  assert.deepEqual(await scene.send(), { kind: 'unsure' })
  assert.equal(scene.vendor.messages.length, 1)
})

test('an answer that LINE has refused for now may go by the same token, or later by push', async () => {
  let now = until - 30_000
  await using scene = await stage({ now: () => now })
  scene.vendor.next('throttles')
  assert.equal((await scene.send()).kind, 'retry')
  now = until + 1
  assert.equal((await scene.send()).kind, 'sent')
  assert.deepEqual(scene.ways(), ['reply', 'push'])
})

test('more than five go on by push', async () => {
  await using scene = await stage()
  const picture = (file: string) => ({ kind: 'image', file, name: 'a.jpg', type: 'image/jpeg', size: 3 }) as const
  const sent = await scene.send({ parts: [1, 2, 3, 4, 5, 6].map(each => picture(`f-${each}`)) })
  assert.equal(sent.kind === 'sent' && sent.alsoIds?.length, 6)
  assert.deepEqual([scene.ways(), scene.vendor.free.length], [['reply', 'push'], 5])
})

test('what can no longer be quoted is answered all the same', async () => {
  await using scene = await stage()
  const tokens = { reply: { token, until }, quote: 'taken back' }
  assert.equal((await scene.send({ tokens })).kind, 'sent')
  assert.equal((await scene.send({ ...second, tokens: { quote: 'taken back' } })).kind, 'sent')
  assert.equal((await scene.send({ id: second.id.replace('2', '3'), tokens: { quote: 'q1' } })).kind, 'sent')
  assert.deepEqual(
    scene.vendor.messages.map(({ content }) => content.quoteToken),
    [undefined, undefined, 'q1'],
  )
})

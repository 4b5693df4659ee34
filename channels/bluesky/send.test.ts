import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Out } from '#channel'
import { type Bluesky, openBluesky } from '../../test/vendors/bluesky.ts'
import { suiteContext } from '../suite/index.ts'
import { nora } from './case.ts'
import { bluesky } from './index.ts'

const password = 'abcd-efgh-ijkl-mnop'

async function stage(more: { mayChat?: boolean } = {}) {
  const vendor = await openBluesky({ password, ...more })
  const settings = { handle: 'acme.example', password, messages: '', address: vendor.address, directory: '' }
  const ctx = suiteContext<unknown>(settings)
  return { vendor, ctx, send: (out: Out) => bluesky.send(out, ctx), [Symbol.asyncDispose]: vendor.close }
}

const chat = (vendor: Bluesky, more: Partial<Out> = {}): Out => {
  vendor.chats(nora, 'Order 77?')
  const to = { id: nora.did, lane: vendor.network.convoWith(nora.did).id }
  const at = Date.now() - 1000
  return { id: 'o-1', deed: 'message', profileKey: 'main', to, visibility: 'private', text: 'On its way', at, ...more }
}
const open = (more: Partial<Out> = {}): Out => ({
  ...{ id: 'o-1', deed: 'reply', profileKey: 'main', to: { id: nora.did, lane: 'x' }, visibility: 'public' },
  ...{ text: 'Sorry', at: 1_790_000_000_000 },
  ...more,
})

test('a session is kept, renewed when it runs out, and begun anew when that does', async () => {
  await using scene = await stage()
  const { vendor, ctx, send } = scene
  const out = open({ deed: 'post' })
  for (const expire of [() => {}, () => vendor.expire(), () => vendor.expire('all')]) {
    expire()
    assert.equal((await send({ ...out, id: `o-${vendor.written().length}` })).kind, 'sent')
  }
  assert.equal(vendor.written().length, 3)
  assert.equal(vendor.signIns(), 2)
  const other = { ...ctx, settings: { ...(ctx.settings as object), password: 'another' } }
  assert.deepEqual(await bluesky.send(out, other), { kind: 'retry', after: 60_000, code: 'refused' })
})

test('a direct message whose answer was lost is found by its words, and one that is not there goes again', async () => {
  await using scene = await stage()
  const { vendor, ctx, send } = scene
  const out = chat(vendor)
  assert.deepEqual(await bluesky.find!(out, ctx), { kind: 'retry', after: 0, code: 'not-arrived' })
  vendor.next('cuts')
  assert.deepEqual(await send(out), { kind: 'unsure' })
  assert.deepEqual(await bluesky.find!(out, ctx), { kind: 'sent', externalId: vendor.written()[0] })
  assert.deepEqual(await bluesky.find!({ ...out, at: Date.now() + 3_600_000 }, ctx), {
    kind: 'retry',
    after: 0,
    code: 'not-arrived',
  })
})

test('while nobody answers it stays open whether a direct message arrived; a post may go again', async () => {
  await using scene = await stage()
  const { vendor, ctx, send } = scene
  await send(open({ deed: 'post' }))
  const out = chat(vendor)
  await vendor.close()
  assert.equal(await bluesky.find!(out, ctx), undefined)
  assert.deepEqual(await bluesky.find!(open({ deed: 'post' }), ctx), {
    kind: 'retry',
    after: 5000,
    code: 'unreachable',
  })
})

test('a request for a chat is accepted by answering it', async () => {
  await using scene = await stage()
  const out = chat(scene.vendor)
  const convo = scene.vendor.network.convoWith(nora.did)
  assert.equal(convo.status, 'request')
  await scene.send(out)
  assert.equal(convo.status, 'accepted')
})

test('from the square to the table: the conversation of the two is opened, or the platform says why not', async () => {
  await using scene = await stage()
  const { vendor, send } = scene
  const targetId = vendor.writes(nora, { text: '@acme.example help' })
  const out = open({ deed: 'private-reply', visibility: 'private', targetId, text: 'Tell us here' })
  const sent = await send(out)
  const [id] = vendor.written()
  const opened = { lane: vendor.network.convoWith(nora.did).id, personId: nora.did }
  assert.deepEqual(sent, { kind: 'sent', externalId: id, opened })
  const closed = { did: 'did:plc:closed', handle: 'closed.example', displayName: 'C' }
  vendor.writes(closed, { text: '@acme.example help' })
  assert.deepEqual(await send({ ...out, to: { id: closed.did, lane: 'x' } }), {
    kind: 'rejected',
    code: 'MessagesDisabled',
    text: 'recipient has disabled incoming messages',
  })
})

test('a password without the right to messages is the connection’s trouble', async () => {
  await using scene = await stage({ mayChat: false })
  const sent = await scene.send(chat(scene.vendor))
  assert.deepEqual(sent, { kind: 'retry', after: 60_000, code: 'no-messages' })
  assert.deepEqual(await bluesky.check(scene.ctx), { state: 'failing', code: 'no-messages' })
  const settings = { ...(scene.ctx.settings as object), messages: 'no' }
  assert.deepEqual(await bluesky.check({ ...scene.ctx, settings }), { state: 'good' })
})

test('hiding leaves the rest of the gate as it is, and is only for threads of our own', async () => {
  await using scene = await stage()
  const { vendor, send } = scene
  const root = vendor.posts({ text: 'Mugs' })
  const rude = vendor.writes(nora, { text: 'boo', replyTo: root })
  const gateUri = root.replace('feed.post', 'feed.threadgate')
  const allow = [{ $type: 'app.bsky.feed.threadgate#mentionRule' }]
  vendor.network.put(gateUri, {
    $type: 'app.bsky.feed.threadgate',
    post: root,
    allow,
    createdAt: '2026-01-01T00:00:00Z',
    hiddenReplies: [],
  })
  const gate = () => vendor.network.records.get(gateUri)!.value
  await send(open({ deed: 'hide', targetId: rude }))
  assert.deepEqual([gate().allow, gate().hiddenReplies], [allow, [rude]])
  await send(open({ deed: 'hide', targetId: rude, on: false }))
  assert.deepEqual([gate().allow, gate().hiddenReplies], [allow, []])
  const theirs = vendor.writes(nora, { text: '@acme.example alone' })
  const sent = await send(open({ deed: 'hide', targetId: theirs }))
  assert.ok(sent.kind === 'rejected' && sent.code === 'not-our-thread')
})

test('a post that is gone cannot be answered', async () => {
  await using scene = await stage()
  const targetId = scene.vendor.writes(nora, { text: '@acme.example help' })
  scene.vendor.network.records.delete(targetId)
  const sent = await scene.send(open({ targetId }))
  assert.ok(sent.kind === 'rejected' && sent.code === 'target-gone')
})

test('an answer deep in a thread keeps its root', async () => {
  await using scene = await stage()
  const { vendor, send } = scene
  const root = vendor.posts({ text: 'Mugs' })
  const targetId = vendor.writes(nora, { text: 'b', replyTo: vendor.writes(nora, { text: 'a', replyTo: root }) })
  const sent = await send(open({ targetId }))
  assert.ok(sent.kind === 'sent')
  const { reply } = vendor.network.records.get(sent.externalId)!.value as { reply: Record<string, { uri: string }> }
  assert.deepEqual([reply.root!.uri, reply.parent!.uri], [root, targetId])
})

test('in public nobody reacts and nobody is told what was read; in private nothing is unsent', async () => {
  await using scene = await stage()
  const outs = [
    open({ deed: 'react', targetId: 'x', emoji: '👍' }),
    open({ deed: 'read' }),
    chat(scene.vendor, { deed: 'unsend', targetId: 'x' }),
  ]
  for (const out of outs)
    assert.deepEqual(await scene.send(out), { kind: 'rejected', code: 'cannot-do', text: out.deed })
})

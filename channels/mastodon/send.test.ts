import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Out } from '#channel'
import { openMastodon } from '../../test/vendors/mastodon.ts'
import { suiteContext } from '../suite/index.ts'
import { nora } from './case.ts'
import { mastodon } from './index.ts'

const token = 'token-of-the-account'

async function stage(more: { scopes?: string } = {}) {
  const vendor = await openMastodon({ token, ...more })
  const ctx = suiteContext<unknown>({ instance: vendor.address, token })
  const send = (out: Out) => mastodon.send(out, ctx)
  const last = () => vendor.kept.statuses.get(vendor.written().at(-1)!)!
  return { vendor, ctx, send, last, [Symbol.asyncDispose]: vendor.close }
}

const answer = (targetId: string, more: Partial<Out> = {}): Out => ({
  ...{ id: `o-${targetId}`, deed: 'reply', profileKey: 'main', to: { id: nora.acct, lane: 'x' }, visibility: 'public' },
  ...{ targetId, text: 'Sorry', at: Date.now() },
  ...more,
})

test('an answer is never seen by more people than what it answers', async () => {
  await using scene = await stage()
  const seen: string[] = []
  for (const circle of ['public', 'unlisted', 'private', 'direct', 'local']) {
    for (const visibility of ['public', 'private'] as const) {
      const id = scene.vendor.writes(nora, { text: '@acme help', visibility: circle })
      await scene.send(
        answer(id, { visibility, deed: visibility === 'private' && circle === 'public' ? 'private-reply' : 'reply' }),
      )
      seen.push(`${circle}/${visibility}: ${scene.last().visibility}`)
    }
  }
  assert.deepEqual(seen, [
    ...['public/public: public', 'public/private: direct', 'unlisted/public: unlisted', 'unlisted/private: direct'],
    ...['private/public: private', 'private/private: direct', 'direct/public: direct', 'direct/private: direct'],
    ...['local/public: direct', 'local/private: direct'],
  ])
})

test('from the square to the table: what the customer answers there comes in the lane that is named', async () => {
  await using scene = await stage()
  const { vendor, ctx, send } = scene
  const id = vendor.writes(nora, { text: '@acme help' })
  const out = answer(id, { deed: 'private-reply', visibility: 'private', text: 'Which order?' })
  const sent = await send(out)
  assert.ok(sent.kind === 'sent')
  assert.deepEqual(sent.opened, { lane: 'nora@other.social', personId: 'nora@other.social' })
  assert.deepEqual(await mastodon.find!(out, ctx), sent)
})

test('a warning is repeated, and cut off where both would be too long', async () => {
  await using scene = await stage()
  const id = scene.vendor.writes(nora, { text: '@acme help', spoiler_text: 'ñ'.repeat(300) })
  const text = 'x'.repeat(400)
  assert.equal((await scene.send(answer(id, { text }))).kind, 'sent')
  const { spoiler_text: warning, sensitive } = scene.last()
  assert.equal(sensitive, true)
  assert.equal(warning, `${'ñ'.repeat(93)}…`)
})

test('the longest text fits with the longest name before it', async () => {
  await using scene = await stage()
  const long = { ...nora, id: '972', username: 'n'.repeat(30), acct: `${'n'.repeat(30)}@other.social` }
  const id = scene.vendor.writes(long, { text: '@acme help' })
  const max = mastodon.can.text.max
  const to = { id: long.acct, lane: 'x' }
  assert.equal((await scene.send(answer(id, { to, text: 'x'.repeat(max) }))).kind, 'sent')
  const over = await scene.send(answer(id, { to, text: 'x'.repeat(max + 1) }))
  assert.ok(over.kind === 'rejected' && over.code === 'too-long')
})

test('a film that takes long to be made ready is sent up once, and goes with a later try', async () => {
  await using scene = await stage()
  const { vendor, send } = scene
  vendor.slowMedia(20)
  const part = { kind: 'video' as const, file: 'f-1', name: 'a.mp4', type: 'video/mp4', size: 3, alt: 'a film' }
  const out = answer(vendor.writes(nora, { text: '@acme show' }), { parts: [part] })
  assert.deepEqual(await send(out), { kind: 'retry', after: 12_000, code: 'failing' })
  assert.equal((await send(out)).kind, 'sent')
  assert.equal(vendor.kept.uploads.size, 1)
  assert.equal([...vendor.kept.uploads.values()][0]!.description, 'a film')
})

test('an edit keeps names, pictures and the warning', async () => {
  await using scene = await stage()
  const { vendor, send } = scene
  const target = vendor.writes(nora, { text: '@acme help', spoiler_text: 'complaint' })
  const part = { kind: 'image' as const, file: 'f-1', name: 'a.png', type: 'image/png', size: 3 }
  const sent = await send(answer(target, { text: 'On its wya', parts: [part] }))
  assert.ok(sent.kind === 'sent')
  await send(answer(sent.externalId, { id: 'e-1', deed: 'edit', text: 'On its way' }))
  const { text, media, spoiler_text: warning } = scene.last()
  assert.deepEqual([text, media.length, warning], ['@nora@other.social On its way', 1, 'complaint'])
})

test('what arrived is found by its words and by what it answers', async () => {
  await using scene = await stage()
  const { vendor, ctx, send } = scene
  const target = vendor.writes(nora, { text: '@acme help', visibility: 'direct' })
  const text = 'Look at https://shop.example/a/very/long/address/that/is/shortened <b> & "c",\n\n@bob@far.example did'
  const out = answer(target, { visibility: 'private', text })
  const missing = { kind: 'retry', after: 0, code: 'not-arrived' }
  assert.deepEqual(await mastodon.find!(out, ctx), missing)
  const sent = await send(out)
  assert.deepEqual(await mastodon.find!(out, ctx), sent)
  assert.deepEqual(await mastodon.find!({ ...out, text: 'Other words' }, ctx), missing)
  assert.deepEqual(await mastodon.find!({ ...out, targetId: '1' }, ctx), missing)
  assert.deepEqual(await mastodon.find!({ ...out, at: Date.now() + 3_600_000 }, ctx), missing)
})

test('what is gone cannot be answered; what is gone already is taken back', async () => {
  await using scene = await stage()
  const sent = await scene.send(answer('404'))
  assert.ok(sent.kind === 'rejected' && sent.code === 'target-gone')
  assert.deepEqual(await scene.send(answer('404', { deed: 'unsend' })), { kind: 'sent', externalId: '404' })
})

test('a token that may not read notifications, and one that is withdrawn, are seen', async () => {
  await using scene = await stage({ scopes: 'write' })
  assert.deepEqual(await mastodon.check(scene.ctx), { state: 'failing', code: 'scope' })
  scene.vendor.next('distrusts')
  assert.deepEqual(await scene.send(answer('1')), { kind: 'retry', after: 60_000, code: 'refused' })
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Context, Out, OutPart } from '#channel'
import { complaint } from '../../test/vendors/graph.ts'
import { instagramSeeds } from '../../test/vendors/instagram-seeds.ts'
import { openInstagram } from '../../test/vendors/instagram.ts'
import { suiteContext, suiteNow } from '../suite/index.ts'
import { instagram } from './index.ts'

const account = '17841400000000001'
const settings = { appSecret: 'app-secret-of-this-test', otherSecret: '', verifyToken: 'w', address: '' }
const tokens = { account: 'IGAA-token-of-this-test', page: 'EAAB-token-of-this-test' }
const out: Out = {
  id: '0199a1b2-0000-7000-8000-000000000001',
  deed: 'message',
  profileKey: account,
  to: { id: '9001', lane: '9001' },
  visibility: 'private',
  text: 'Buenos días',
  at: suiteNow,
}
const comment = { visibility: 'public', to: { id: '9001', lane: '17865799348089039' } } as const
const image: OutPart = { kind: 'image', file: 'f-1', name: 'a.png', type: 'image/png', size: 10 }

async function opened(token = tokens.account) {
  const vendor = await openInstagram({ ...settings, token, now: () => suiteNow })
  instagramSeeds(vendor, account, suiteNow)
  const ctx = suiteContext<unknown>({ ...settings, token, address: vendor.address })
  return { vendor, ctx, [Symbol.asyncDispose]: vendor.close }
}

const answering = (status: number, body: object): Context<unknown> =>
  suiteContext<unknown>({ ...settings, token: tokens.account }, { fetch: async () => Response.json(body, { status }) })

test('a sign-in at Instagram and a page speak to their own hosts', async () => {
  const hosts: string[] = []
  for (const token of Object.values(tokens)) {
    const ctx = suiteContext<unknown>(
      { ...settings, token },
      {
        fetch: async address => {
          hosts.push(`${new URL(String(address)).host} ${new URL(String(address)).searchParams.has('appsecret_proof')}`)
          return Response.json({
            data: [{ instagram_business_account: { id: account }, access_token: 'p' }],
            message_id: 'm',
          })
        },
      },
    )
    await instagram.send(out, ctx)
  }
  assert.deepEqual(hosts, ['graph.instagram.com false', 'graph.facebook.com true', 'graph.facebook.com true'])
})

test('a page that is linked to another account is not written with', async () => {
  await using scene = await opened(tokens.page)
  const sent = await instagram.send({ ...out, profileKey: '17841400000000009' }, scene.ctx)
  assert.deepEqual(sent.kind === 'rejected' && sent.code, 'no-page')
  assert.equal(scene.vendor.talks.said.length, 0)
})

test('what broke off in the middle goes on there, and nothing goes twice', async () => {
  await using scene = await opened()
  const several = { ...out, parts: [image] }
  scene.vendor.next('receipt-first', 'throttles')
  assert.equal((await instagram.send(several, scene.ctx)).kind, 'retry')
  const whole = { kind: 'sent', externalId: 'aWdfOUT1', alsoIds: ['aWdfOUT2'] }
  assert.deepEqual(await instagram.send(several, scene.ctx), whole)
  assert.deepEqual(await instagram.send(several, scene.ctx), whole)
  assert.equal(scene.vendor.talks.said.length, 2)
})

test('of several the one whose answer was lost is found, and the rest still goes', async () => {
  await using scene = await opened()
  const several = { ...out, parts: [image] }
  scene.vendor.next('receipt-first', 'cuts')
  assert.deepEqual(await instagram.send(several, scene.ctx), { kind: 'unsure' })
  const whole = { kind: 'sent', externalId: 'aWdfOUT1', alsoIds: ['aWdfOUT2'] }
  assert.deepEqual(await instagram.find!(several, scene.ctx), whole)
  assert.deepEqual(await instagram.send(several, scene.ctx), whole)
})

test('a public answer that was lost is found; of a private one nothing can be asked', async () => {
  await using scene = await opened()
  const reply: Out = { ...out, ...comment, deed: 'reply' }
  assert.equal((await instagram.find!(reply, scene.ctx))?.kind, 'retry')
  scene.vendor.next('cuts')
  await instagram.send(reply, scene.ctx)
  assert.deepEqual(await instagram.find!(reply, scene.ctx), { kind: 'sent', externalId: '17873' })
  assert.equal(await instagram.find!({ ...out, deed: 'private-reply', targetId: '17866' }, scene.ctx), undefined)
})

test('a private answer says which thread it opened; a second one is refused', async () => {
  await using scene = await opened()
  const opening: Out = { ...out, deed: 'private-reply', targetId: '17866' }
  assert.deepEqual(await instagram.send(opening, scene.ctx), {
    kind: 'sent',
    externalId: 'aWdfOUT1',
    opened: { lane: '9003', personId: '9003' },
  })
  assert.equal((await instagram.send({ ...opening, id: 'another' }, scene.ctx)).kind, 'rejected')
})

test('where somebody mentions the account the answer goes there', async () => {
  await using scene = await opened(tokens.page)
  const there = (lane: string): Out => ({ ...out, deed: 'reply', visibility: 'public', to: { id: 'unseen:x', lane } })
  const sent = [
    await instagram.send(there('mention:17911:17912'), scene.ctx),
    await instagram.send(there('mention:17913'), scene.ctx),
  ]
  assert.deepEqual(
    sent.map(each => each.kind),
    ['sent', 'sent'],
  )
  assert.deepEqual(scene.vendor.mentions, [
    { id: '17990', media: '17911', comment: '17912', message: 'Buenos días' },
    { id: '17991', media: '17913', message: 'Buenos días' },
  ])
})

test('a thousand bytes are fewer letters than a thousand', async () => {
  await using scene = await opened()
  const codes = ['x'.repeat(1000), 'ñ'.repeat(501), '😀'.repeat(251)].map(async text => {
    const sent = await instagram.send({ ...out, text }, scene.ctx)
    return sent.kind === 'rejected' ? sent.code : sent.kind
  })
  assert.deepEqual(await Promise.all(codes), ['sent', 'too-long', 'too-long'])
})

test('of all reactions there is the heart', async () => {
  await using scene = await opened()
  const kinds = ['❤️', '❤', '♥️', '🎉'].map(
    async emoji => (await instagram.send({ ...out, deed: 'react', targetId: 'm', emoji }, scene.ctx)).kind,
  )
  assert.deepEqual(await Promise.all(kinds), ['sent', 'sent', 'sent', 'rejected'])
})

test('after a day only a person may write', async () => {
  await using scene = await opened()
  const later = { ...out, to: { id: '9002', lane: '9002' } }
  const shut = await instagram.send(later, scene.ctx)
  assert.deepEqual(shut.kind === 'rejected' && shut.code, '10/2534022')
  const heardAt = scene.vendor.talks.heard.get('9002')!
  assert.equal((await instagram.send({ ...later, heardAt }, scene.ctx)).kind, 'sent')
})

test('nothing private goes to the public, and the other way round', async () => {
  await using scene = await opened()
  const wrong: Partial<Out>[] = [
    { deed: 'reply' },
    { deed: 'message', visibility: 'public' },
    { deed: 'unsend', targetId: 'aWdfOUT1' },
    { deed: 'react', targetId: '17866', emoji: '❤️', visibility: 'public' },
  ]
  for (const each of wrong) {
    const sent = await instagram.send({ ...out, ...each }, scene.ctx)
    assert.deepEqual(sent.kind === 'rejected' && sent.code, 'cannot-do')
  }
  assert.equal(scene.vendor.requests().length, 0)
})

test('what the platform complains of is told apart', async () => {
  const said = async (code: number, subcode?: number) => {
    const sent = await instagram.send(out, answering(400, complaint(code, 'words', subcode).body as object))
    return `${sent.kind} ${'code' in sent ? sent.code : ''}`
  }
  const found = await Promise.all([
    ...[said(190), said(80002), said(9), said(2), said(200), said(3), said(368)],
    ...[said(100, 2534037), said(100, 2534014), said(551), said(10)],
  ])
  assert.deepEqual(found, [
    ...['retry refused', 'retry throttled', 'retry throttled', 'retry failing', 'retry forbidden', 'retry forbidden'],
    ...['retry blocked', 'rejected 100/2534037', 'rejected 100/2534014', 'rejected 551', 'rejected 10'],
  ])
})

test('a comment that was deleted is found gone, but never when nothing can be seen any more', async () => {
  await using scene = await opened()
  const ids = ['17865799348089039', '17866', 'mention:17900000000000009']
  const gone = () => instagram.gone!(ids, account, scene.ctx)
  assert.deepEqual(await gone(), [])
  scene.vendor.comments.delete('17866')
  assert.deepEqual(await gone(), ['17866'])
  scene.vendor.comments.clear()
  assert.deepEqual(await gone(), [])
  await assert.rejects(
    instagram.gone!(ids, account, answering(500, { error: { code: 2, message: 'Later' } })),
    /does not say/,
  )
})

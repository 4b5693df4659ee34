import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Context, Out, OutPart } from '#channel'
import { facebookSeeds } from '../../test/vendors/facebook-seeds.ts'
import { openFacebook } from '../../test/vendors/facebook.ts'
import { complaint } from '../../test/vendors/graph.ts'
import { suiteContext, suiteNow } from '../suite/index.ts'
import { facebook } from './index.ts'

const secrets = { appSecret: 'app-secret-of-this-test', token: 'EAAB-token-of-this-test' }
const out: Out = {
  id: '0199a1b2-0000-7000-8000-000000000001',
  deed: 'message',
  profileKey: '1099',
  to: { id: '7001', lane: '7001' },
  visibility: 'private',
  text: 'Buenos días',
  at: suiteNow,
}
const image: OutPart = { kind: 'image', file: 'f-1', name: 'a.png', type: 'image/png', size: 10 }

async function opened() {
  const vendor = await openFacebook({ ...secrets, now: () => suiteNow })
  facebookSeeds(vendor, '1099', suiteNow)
  const ctx = suiteContext<unknown>({ ...secrets, verifyToken: 'w', address: vendor.address })
  const { talks } = vendor
  const said = () => talks.said.filter(each => each.isOurs).map(each => each.message.text ?? each.message.attachment)
  return { vendor, ctx, said, [Symbol.asyncDispose]: vendor.close }
}

/** A platform that answers everything in the same way; asking for the token succeeds. */
const answering = (status: number, body: object, headers: Record<string, string> = {}): Context<unknown> =>
  suiteContext<unknown>(
    { ...secrets, verifyToken: 'w', address: '' },
    {
      fetch: async address =>
        String(address).includes('fields=access_token')
          ? Response.json({ access_token: 'page-token' })
          : Response.json(body, { status, headers }),
    },
  )

test('text and pictures are several messages, and the answer names them all', async () => {
  await using scene = await opened()
  assert.deepEqual(await facebook.send({ ...out, parts: [image, image] }, scene.ctx), {
    kind: 'sent',
    externalId: 'm_OUT1',
    alsoIds: ['m_OUT2', 'm_OUT3'],
  })
})

test('what broke off in the middle goes on there, and nothing goes twice', async () => {
  await using scene = await opened()
  const several = { ...out, parts: [image] }
  await facebook.send({ ...out, id: 'another' }, scene.ctx)
  scene.vendor.next('receipt-first', 'throttles')
  assert.equal((await facebook.send(several, scene.ctx)).kind, 'retry')
  const whole = { kind: 'sent', externalId: 'm_OUT2', alsoIds: ['m_OUT3'] }
  assert.deepEqual(await facebook.send(several, scene.ctx), whole)
  assert.deepEqual(await facebook.send(several, scene.ctx), whole)
  assert.equal(scene.said().length, 3)
})

test('of several the one whose answer was lost is found, and the rest still goes', async () => {
  await using scene = await opened()
  const several = { ...out, parts: [image] }
  await facebook.send({ ...out, id: 'another', text: 'Hola' }, scene.ctx)
  scene.vendor.next('cuts')
  assert.deepEqual(await facebook.send(several, scene.ctx), { kind: 'unsure' })
  assert.equal((await facebook.find!(several, scene.ctx))?.kind, 'retry')
  assert.deepEqual(await facebook.send(several, scene.ctx), { kind: 'sent', externalId: 'm_OUT2', alsoIds: ['m_OUT3'] })
  assert.deepEqual(await facebook.find!(several, scene.ctx), {
    kind: 'sent',
    externalId: 'm_OUT2',
    alsoIds: ['m_OUT3'],
  })
})

test('the same words said before are not taken for those that were lost', async () => {
  await using scene = await opened()
  await facebook.send({ ...out, id: 'another' }, scene.ctx)
  assert.equal((await facebook.find!({ ...out, thread: ['m_OUT1'] }, scene.ctx))?.kind, 'retry')
  scene.vendor.next('cuts')
  await facebook.send(out, scene.ctx)
  assert.equal(await facebook.find!(out, scene.ctx), undefined)
  assert.deepEqual(await facebook.find!({ ...out, thread: ['m_OUT1'] }, scene.ctx), {
    kind: 'sent',
    externalId: 'm_OUT2',
  })
})

test('a public answer and a private one that were lost are found', async () => {
  await using scene = await opened()
  const to = { id: '7001', lane: '5501_9001' }
  const reply: Out = { ...out, to, deed: 'reply', visibility: 'public', targetId: '5501_9002' }
  const opening: Out = { ...out, deed: 'private-reply', targetId: '5501_9002' }
  assert.equal((await facebook.find!(reply, scene.ctx))?.kind, 'retry')
  assert.equal((await facebook.find!(opening, scene.ctx))?.kind, 'retry')
  scene.vendor.next('cuts')
  await facebook.send(reply, scene.ctx)
  scene.vendor.next('cuts')
  await facebook.send(opening, scene.ctx)
  assert.deepEqual(await facebook.find!(reply, scene.ctx), { kind: 'sent', externalId: '5501_9106' })
  assert.deepEqual(await facebook.find!(opening, scene.ctx), {
    kind: 'sent',
    externalId: 'm_OUT1',
    opened: { lane: '7001', personId: '7001' },
  })
})

test('a private answer says which thread it opened; a second one is refused', async () => {
  await using scene = await opened()
  const opening: Out = { ...out, deed: 'private-reply', targetId: '1099_5510', to: { id: '7003', lane: '1099_5510' } }
  assert.deepEqual(await facebook.send(opening, scene.ctx), {
    kind: 'sent',
    externalId: 'm_OUT1',
    opened: { lane: '7003', personId: '7003' },
  })
  const again = await facebook.send({ ...opening, id: 'another' }, scene.ctx)
  assert.deepEqual(again.kind === 'rejected' && again.code, '10900')
  assert.equal((await facebook.send({ ...opening, parts: [image] }, scene.ctx)).kind, 'rejected')
})

test('after a day only a person may write, and after a week nobody', async () => {
  await using scene = await opened()
  const later = { ...out, to: { id: '7002', lane: '7002' } }
  const heardAt = scene.vendor.talks.heard.get('7002')!
  const shut = await facebook.send(later, scene.ctx)
  assert.deepEqual(shut.kind === 'rejected' && shut.code, '10/2018278')
  assert.equal((await facebook.send({ ...later, heardAt }, scene.ctx)).kind, 'sent')
  scene.vendor.talks.heard.set('7002', suiteNow - 8 * 86_400_000)
  assert.equal((await facebook.send({ ...later, heardAt: suiteNow - 8 * 86_400_000 }, scene.ctx)).kind, 'rejected')
})

test('nothing private goes to the public, and the other way round', async () => {
  await using scene = await opened()
  const wrong: Partial<Out>[] = [
    { deed: 'reply', targetId: '5501_9001' },
    { deed: 'message', visibility: 'public' },
    { deed: 'edit', targetId: 'm_OUT1' },
    { deed: 'unsend', targetId: 'm_OUT1' },
    { deed: 'react', targetId: '5501_9001', emoji: '🎉', visibility: 'public' },
  ]
  for (const each of wrong) {
    const sent = await facebook.send({ ...out, ...each }, scene.ctx)
    assert.deepEqual(sent.kind === 'rejected' && sent.code, 'cannot-do')
  }
  assert.equal(scene.vendor.requests().length, 0)
})

test('what the platform complains of is told apart', async () => {
  const said = async (code: number, subcode?: number, status = 400) => {
    const { body } = complaint(code, 'words', subcode, status)
    const sent = await facebook.send(out, answering(status, body as object))
    return `${sent.kind} ${'code' in sent ? sent.code : ''}`
  }
  const found = await Promise.all([
    ...[said(190, 460), said(102), said(613), said(80006), said(2, undefined, 500), said(1200)],
    ...[said(10, 2018300), said(230), said(368), said(10, 2018278), said(551), said(100, 2018320), said(200, 1545041)],
  ])
  assert.deepEqual(found, [
    ...['retry refused', 'retry refused', 'retry throttled', 'retry throttled', 'retry failing', 'retry failing'],
    ...['retry forbidden', 'retry forbidden', 'retry blocked'],
    ...['rejected 10/2018278', 'rejected 551', 'rejected 100/2018320', 'rejected 200/1545041'],
  ])
})

test('a success that names no message leaves open whether there is one', async () => {
  assert.deepEqual(await facebook.send(out, answering(200, {})), { kind: 'unsure' })
})

test('the longest of several times to come back is kept', async () => {
  const usage = {
    1: [{ estimated_time_to_regain_access: 3 }, { estimated_time_to_regain_access: 0 }],
    2: [{ estimated_time_to_regain_access: 9 }],
  }
  const { body } = complaint(80006, 'slow')
  const ctx = answering(400, body as object, { 'x-business-use-case-usage': JSON.stringify(usage) })
  assert.deepEqual(await facebook.send(out, ctx), { kind: 'retry', after: 540_000, code: 'throttled' })
})

test('the token of the page is lent once, and again when it has been withdrawn', async () => {
  await using scene = await opened()
  const lent = async () => (await scene.ctx.keep.read('page.1099')) !== undefined
  await facebook.send(out, scene.ctx)
  assert.equal(await lent(), true)
  scene.vendor.next('distrusts')
  assert.equal((await facebook.send(out, scene.ctx)).kind, 'retry')
  assert.equal(await lent(), false)
  assert.equal((await facebook.send(out, scene.ctx)).kind, 'sent')
})

test('what is gone is taken back already', async () => {
  await using scene = await opened()
  const unsend: Out = { ...out, deed: 'unsend', visibility: 'public', targetId: '5501_9050' }
  const gone = { kind: 'sent', externalId: '5501_9050' }
  assert.deepEqual(await facebook.send(unsend, scene.ctx), gone)
  assert.deepEqual(await facebook.send(unsend, scene.ctx), gone)
})

test('buttons that lead somewhere need a text and are three at most', async () => {
  await using scene = await opened()
  const buttons = (count: number): OutPart => ({
    kind: 'buttons',
    buttons: Array.from({ length: count }, (_, index) => ({
      id: `${index}`,
      label: 'Ver',
      url: 'https://shop.example/',
    })),
  })
  const { text: _, ...wordless } = out
  const codes = [
    await facebook.send({ ...out, parts: [buttons(4)] }, scene.ctx),
    await facebook.send({ ...wordless, parts: [buttons(1)] }, scene.ctx),
    await facebook.send({ ...out, text: 'x'.repeat(641), parts: [buttons(1)] }, scene.ctx),
  ].map(sent => sent.kind === 'rejected' && sent.code)
  assert.deepEqual(codes, ['too-many-buttons', 'empty', 'too-long'])
  assert.equal((await facebook.send({ ...out, parts: [buttons(3)] }, scene.ctx)).kind, 'sent')
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canOf, type Context, type Out } from '#channel'
import { openTwilio } from '../../test/vendors/twilio.ts'
import { suiteContext, suiteNow } from '../suite/index.ts'
import { twilio } from './index.ts'

const values = { accountSid: `AC${'0'.repeat(31)}1`, authToken: 'an auth token' }
const hook = 'https://brand.example/hooks/c-1'

async function scene(more: Record<string, string> = {}) {
  const vendor = await openTwilio(values, hook, () => suiteNow)
  const settings = twilio.settings.read({ ...values, ...more, address: vendor.server.address })
  const ctx: Context<unknown> = suiteContext(settings)
  const forms = () => vendor.server.requests.map(({ raw }) => new URLSearchParams(raw.toString()))
  return { vendor, ctx, settings, forms, [Symbol.asyncDispose]: () => vendor[Symbol.asyncDispose]() }
}

const out: Out = {
  id: 'o-1',
  deed: 'message',
  profileKey: 'whatsapp:+4930123456',
  to: { id: '+4915112345678', lane: 'whatsapp:+4915112345678' },
  visibility: 'private',
  text: 'Hola',
  at: suiteNow,
}
const file = (name: string) => ({ kind: 'image' as const, file: name, name, type: 'image/jpeg', size: 3 })
const hour = 3_600_000

test("WhatsApp's 24 hours are kept here, a template opens them again, and SMS has none", async () => {
  await using all = await scene()
  const { ctx } = all
  const late = { ...out, heardAt: suiteNow - 25 * hour }
  const refused = await twilio.send(late, ctx)
  assert.equal(refused.kind === 'rejected' && refused.code, 'window-closed')
  assert.equal(all.forms().length, 0)
  assert.equal((await twilio.send({ ...out, heardAt: suiteNow - 23 * hour }, ctx)).kind, 'sent')
  const template = { id: `HX${'1'.repeat(32)}`, language: 'es', values: ['Marta', '1042'] }
  assert.equal((await twilio.send({ ...late, deed: 'template', template }, ctx)).kind, 'sent')
  const sms = { ...late, profileKey: '+4930123456', to: { id: '+4915112345678', lane: '+4915112345678' } }
  assert.equal((await twilio.send(sms, ctx)).kind, 'sent')
  const unwanted = await twilio.send({ ...sms, deed: 'template', template }, ctx)
  assert.equal(unwanted.kind === 'rejected' && unwanted.code, 'cannot-do')
  assert.deepEqual(
    ['+4930123456', 'whatsapp:+4930123456'].map(key => [canOf(twilio, key).windowMs, canOf(twilio, key).templates]),
    [
      [undefined, undefined],
      [24 * hour, true],
    ],
  )
})

test('a message of three files goes on where it was stopped, and no file twice', async () => {
  await using all = await scene()
  const { vendor, ctx } = all
  const three = { ...out, parts: [file('a'), file('b'), file('c')] }
  let count = 0
  const fetching: typeof fetch = (...args) => {
    if (++count === 2) vendor.server.next('throttles')
    return fetch(...args)
  }
  assert.equal((await twilio.send(three, { ...ctx, fetch: fetching })).kind, 'retry')
  const sent = await twilio.send(three, ctx)
  assert.ok(sent.kind === 'sent')
  assert.equal(sent.alsoIds?.length, 2)
  assert.deepEqual(
    vendor.state.messages.map(each => each.media),
    [['https://brand.example/files/a'], ['https://brand.example/files/b'], ['https://brand.example/files/c']],
  )
})

test('what arrived in part is said to have arrived in part', async () => {
  await using all = await scene()
  const { vendor, ctx } = all
  let count = 0
  const fetching: typeof fetch = (...args) => {
    if (++count === 2) vendor.server.next('refuses')
    return fetch(...args)
  }
  const sent = await twilio.send({ ...out, parts: [file('a'), file('b')] }, { ...ctx, fetch: fetching })
  assert.ok(sent.kind === 'rejected')
  assert.equal(sent.code, 'partly-sent')
  assert.match(sent.text, /1 of 2 arrived/)
})

test('the states of a message name our own id, also before its answer', async () => {
  await using all = await scene()
  const { vendor, ctx, settings } = all
  vendor.server.next('cuts')
  assert.deepEqual(await twilio.send(out, ctx), { kind: 'unsure' })
  const { sid } = vendor.state.messages[0]!
  const { address, body, headers } = vendor.tells(sid, 'sent')
  const raw = { body: Buffer.from(body), headers, query: new URL(address).search.slice(1), address }
  assert.equal(twilio.verify(raw, settings, { now: suiteNow }), 'ok')
  const [receipt] = twilio.parse(raw, settings)
  assert.deepEqual(receipt?.kind === 'receipt' && [receipt.state, receipt.targetId, receipt.ourId], [
    'sent',
    sid,
    'o-1',
  ])
})

test('with a messaging service SMS goes through it, from the number that was meant', async () => {
  const messagingService = `MG${'2'.repeat(32)}`
  await using all = await scene({ messagingService })
  const { ctx, forms, vendor } = all
  await twilio.send({ ...out, profileKey: '+4930123456', to: { id: '+4915112345678', lane: '' } }, ctx)
  await twilio.send(out, ctx)
  assert.deepEqual(
    forms().map(form => [form.get('From'), form.get('MessagingServiceSid')]),
    [
      ['+4930123456', messagingService],
      ['whatsapp:+4930123456', null],
    ],
  )
  assert.deepEqual(await twilio.connect!(ctx, ['+4930123456']), { state: 'good' })
  assert.equal(vendor.state.messagingService.InboundRequestUrl, hook)
})

const answering = (status: number, body: object) =>
  suiteContext(twilio.settings.read(values), { fetch: async () => Response.json(body, { status }) })

test('what Twilio says means what it means', async () => {
  const said = (status: number, code: number) => twilio.send(out, answering(status, { code, message: 'No', status }))
  assert.deepEqual(await said(401, 20003), { kind: 'retry', after: 5000, code: 'refused' })
  assert.deepEqual(await said(400, 63018), { kind: 'retry', after: 5000, code: 'throttled' })
  assert.deepEqual(await said(400, 21610), { kind: 'rejected', code: '21610', text: 'No' })
  assert.deepEqual(await said(201, 0), { kind: 'unsure' })
})

test('an account that was suspended, and a number that is gone, are seen', async () => {
  await using all = await scene()
  const { vendor, ctx } = all
  vendor.state.status = 'suspended'
  assert.deepEqual(await twilio.check(ctx), { state: 'failing', code: 'suspended', text: 'suspended' })
  const health = await twilio.connect!(ctx, ['+4930999999'])
  assert.equal(health.state === 'failing' && health.code, 'number-gone')
})

test('texts written beforehand are those that were handed in, and SMS has none', async () => {
  await using all = await scene()
  const shown = async (key: string) =>
    (await twilio.templates!(key, all.ctx)).map(each => [each.name, each.state, each.gaps])
  assert.deepEqual(await shown('whatsapp:+4930123456'), [
    ['order_ready', 'approved', 2],
    ['sale', 'refused', 0],
  ])
  assert.deepEqual(await shown('+4930123456'), [])
})

test('an address that leads elsewhere gets none of our credentials', async () => {
  const seen: (string | null)[] = []
  const ctx = suiteContext(twilio.settings.read(values), {
    fetch: async (_, init) => {
      seen.push(new Headers(init?.headers).get('authorization'))
      return new Response('bytes')
    },
  })
  await twilio.media!({ url: 'https://api.twilio.com.evil.example/Media/ME1' }, ctx)
  await twilio.media!({ url: 'https://api.twilio.com/2010-04-01/Media/ME1' }, ctx)
  assert.deepEqual(
    seen.map(each => each !== null),
    [false, true],
  )
})

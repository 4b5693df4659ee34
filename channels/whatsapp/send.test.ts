import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Context, Out, OutPart, Sent } from '#channel'
import { openWhatsApp, type WhatsApp } from '../../test/vendors/whatsapp.ts'
import { suiteContext } from '../suite/index.ts'
import { whatsapp } from './index.ts'
import { whatsappSettings } from './settings.ts'

const now = 1_790_000_020_000
const hourMs = 3_600_000
const values = {
  account: '880011',
  token: 'a token',
  appSecret: 'a secret',
  verifyToken: 'a word',
  version: '',
  address: '',
}
const mina = { phone: '4915112345678', userId: 'DE.1', name: 'Mina' }
const out: Out = {
  id: '0199a1b2-0000-7000-8000-000000000001',
  deed: 'message',
  profileKey: '106540352242922',
  to: { id: 'DE.1', lane: 'DE.1' },
  visibility: 'private',
  text: 'Buenos días',
  at: now,
}
const picture = (file: string): OutPart => ({ kind: 'image', file, name: `${file}.png`, type: 'image/png', size: 9 })

type Scene = AsyncDisposable & { vendor: WhatsApp; ctx: Context<unknown>; send(out: Out): Promise<Sent> }

async function stage(given: Partial<Context<unknown>> = {}): Promise<Scene> {
  const vendor = await openWhatsApp({ ...values, open: [mina], now: () => now })
  const settings = whatsappSettings.read({ ...values, address: vendor.address }) as unknown
  const ctx = suiteContext(settings, given)
  return { vendor, ctx, send: each => whatsapp.send(each, ctx), [Symbol.asyncDispose]: vendor.close }
}

/** The platform answers everything in this way. */
const answered = (status: number, body: unknown, headers: Record<string, string> = {}): Promise<Sent> => {
  const settings = whatsappSettings.read(values) as unknown
  const fetch = async () => new Response(JSON.stringify(body), { status, headers })
  return whatsapp.send(out, suiteContext(settings, { fetch }))
}
const fault = (code: number, details = 'why') => ({ error: { message: `(#${code})`, code, error_data: { details } } })

test('the code of an error decides, not the status of the answer', async () => {
  const kinds = async (codes: number[], status: number) => {
    const all = await Promise.all(codes.map(code => answered(status, fault(code))))
    return new Set(all.map(sent => (sent.kind === 'retry' ? `retry ${sent.code}` : `${sent.kind}`)))
  }
  for (const status of [400, 500]) {
    assert.deepEqual(await kinds([0, 3, 10, 190, 200, 299, 131005], status), new Set(['retry refused']))
    assert.deepEqual(await kinds([4, 80007, 130429, 131056, 133016], status), new Set(['retry throttled']))
    assert.deepEqual(await kinds([1, 2, 131000, 131016, 131057], status), new Set(['retry failing']))
    assert.deepEqual(await kinds([131031, 368], status), new Set(['retry restricted']))
    assert.deepEqual(await kinds([131042], status), new Set(['retry payment']))
    assert.deepEqual(await kinds([131026, 131047, 131049, 131051, 132000, 132015], status), new Set(['rejected']))
  }
  assert.deepEqual(await answered(400, fault(131047)), { kind: 'rejected', code: '131047', text: 'why' })
})

test('an answer without a code is judged by its status', async () => {
  const kinds = await Promise.all([429, 500, 408, 404].map(async status => (await answered(status, {})).kind))
  assert.deepEqual(kinds, ['retry', 'retry', 'retry', 'rejected'])
  assert.deepEqual(await answered(200, { messages: [] }), { kind: 'unsure' }, 'taken, but as what?')
})

test('Meta says in minutes when an account may call again', async () => {
  const usage = {
    '880011': [{ type: 'x', estimated_time_to_regain_access: 3 }, { estimated_time_to_regain_access: 0 }],
  }
  const headers = { 'x-business-use-case-usage': JSON.stringify(usage) }
  assert.deepEqual(await answered(400, fault(80007), headers), { kind: 'retry', after: 180_000, code: 'throttled' })
  assert.deepEqual(await answered(400, fault(130429), { 'x-business-use-case-usage': 'x' }), {
    ...{ kind: 'retry', after: 10_000, code: 'throttled' },
  })
})

test('a message of several pieces goes on where it stopped', async () => {
  let calls = 0
  // Two uploads and the text go well, then it is too much.
  const tired: typeof fetch = async (address, init) =>
    ++calls === 4 ? Response.json(fault(130429), { status: 400 }) : fetch(address, init)
  await using scene = await stage({ fetch: tired })
  const three: Out = { ...out, text: 'x'.repeat(1025), parts: [picture('a'), picture('b')] }
  assert.equal((await scene.send(three)).kind, 'retry')
  assert.equal(scene.vendor.messages.length, 1)
  const sent = await scene.send(three)
  const ids = scene.vendor.messages.map(({ id }) => id)
  assert.deepEqual(sent, { kind: 'sent', externalId: ids[0], alsoIds: ids.slice(1) })
  assert.deepEqual(
    scene.vendor.messages.map(({ body }) => body.type),
    ['text', 'image', 'image'],
  )
  const uploads = scene.vendor.requests.filter(({ path }) => path.endsWith('/media'))
  assert.equal(uploads.length, 2, 'what is uploaded is uploaded once')
  assert.equal(await scene.ctx.keep.read(`sent/${out.id}`), undefined, 'nothing is kept of what is done')
})

test('a file that is uploaded stays so while the next one is not', async () => {
  let calls = 0
  const tired: typeof fetch = async (address, init) =>
    ++calls === 2 ? Response.json(fault(130429), { status: 400 }) : fetch(address, init)
  await using scene = await stage({ fetch: tired })
  const two: Out = { ...out, parts: [picture('a'), picture('b')] }
  assert.equal((await scene.send(two)).kind, 'retry')
  assert.equal((await scene.send(two)).kind, 'sent')
  const uploads = scene.vendor.requests.filter(({ path }) => path.endsWith('/media'))
  assert.equal(uploads.length, 2)
})

test('a file whose upload got lost is given again, for nothing was sent yet', async () => {
  await using scene = await stage()
  scene.vendor.next('cuts')
  const sent = await scene.send({ ...out, parts: [picture('a')] })
  assert.equal(sent.kind, 'retry')
  assert.equal(scene.vendor.messages.length, 0)
})

test('the bytes that are uploaded are ours', async () => {
  await using scene = await stage()
  await scene.send({ ...out, parts: [picture('a')] })
  const { id } = scene.vendor.messages[0]!.body.image as { id: string }
  assert.equal(Buffer.from(scene.vendor.bytesOf(id)).toString(), 'a')
})

test('what is too long to stand above buttons goes before them, cut at a line or a word', async () => {
  await using scene = await stage()
  const parts: OutPart[] = [{ kind: 'buttons', buttons: [{ id: 'y', label: 'Sí' }] }]
  const texts = [
    `${'palabra '.repeat(200)}fin`,
    `${'palabra '.repeat(100)}\n${'otra '.repeat(100)}fin`,
    'ñ'.repeat(2000),
  ]
  for (const text of texts) {
    scene.vendor.messages.length = 0
    const sent = await scene.send({ ...out, text, parts })
    assert.equal(sent.kind, 'sent', JSON.stringify(sent))
    const [before, choice] = scene.vendor.messages.map(({ body }) => body)
    const words = [
      (before!.text as { body: string }).body,
      (choice!.interactive as { body: { text: string } }).body.text,
    ]
    assert.equal(words.join('').replaceAll(/\s/g, ''), text.replaceAll(/\s/g, ''))
    assert.ok(words.every(each => each === each.trim()))
  }
})

test('a choice without a text above it, or beside another, is refused before anything goes out', async () => {
  await using scene = await stage()
  const buttons: OutPart = { kind: 'buttons', buttons: [{ id: 'y', label: 'Sí' }] }
  const list: OutPart = { kind: 'list', label: 'Elegir', rows: [{ id: 's', title: 'S' }] }
  const { text: _, ...silent } = out
  const codes = [
    await scene.send({ ...silent, parts: [picture('a'), buttons] }),
    await scene.send({ ...out, parts: [buttons, list] }),
  ]
  assert.deepEqual(
    codes.map(sent => sent.kind === 'rejected' && sent.code),
    ['empty', 'cannot-carry'],
  )
  assert.equal(scene.vendor.requests.length, 0)
})

test('only pages to lead to, and more than one: they stand in the text', async () => {
  await using scene = await stage()
  const buttons = ['a', 'b'].map(id => ({ id, label: `Ver ${id}`, url: `https://shop.example/${id}` }))
  await scene.send({ ...out, parts: [{ kind: 'buttons', buttons }] })
  const { body } = scene.vendor.messages[0]!
  assert.equal(
    (body.text as { body: string }).body,
    'Buenos días\nVer a: https://shop.example/a\nVer b: https://shop.example/b',
  )
})

test('a day after the customer wrote the platform takes templates alone', async () => {
  let time = now
  const vendor = await openWhatsApp({ ...values, now: () => time })
  await using _ = vendor
  const ctx = suiteContext(whatsappSettings.read({ ...values, address: vendor.address }) as unknown)
  vendor.writes(mina, { type: 'text', text: { body: 'Hola' } })
  time += 23 * hourMs
  assert.equal((await whatsapp.send(out, ctx)).kind, 'sent')
  time += hourMs
  const late = await whatsapp.send(out, ctx)
  assert.ok(late.kind === 'rejected' && late.code === '131047', JSON.stringify(late))
  const template = { id: 'code/b1.o0', language: 'en_US', values: ['1234'] }
  assert.equal((await whatsapp.send({ ...out, deed: 'template', template }, ctx)).kind, 'sent')
})

test('to read and to type want the message that is read', async () => {
  await using scene = await stage()
  for (const deed of ['read', 'typing'] as const)
    assert.deepEqual(await scene.send({ ...out, deed }), { kind: 'rejected', code: 'no-target-message', text: deed })
  assert.equal(scene.vendor.requests.length, 0)
})

test('a receipt of what went to a number says whose number it is', async () => {
  await using scene = await stage()
  const sent = await scene.send({ ...out, to: { id: '4915112345678', lane: '4915112345678' } })
  assert.ok(sent.kind === 'sent')
  const { body } = scene.vendor.status(sent.externalId, 'delivered')
  const events = whatsapp.parse({ body, headers: {}, query: '' }, {})
  assert.deepEqual(
    events.map(event => event.kind),
    ['receipt', 'moved'],
  )
})

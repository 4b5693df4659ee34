import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Out } from '#channel'
import { openWhatsApp } from '../../test/vendors/whatsapp.ts'
import { suiteContext } from '../suite/index.ts'
import { whatsapp } from './index.ts'
import { whatsappSettings } from './settings.ts'
import { type Gap, readPlan, writePlan } from './template-plan.ts'
import { templateOf } from './templates.ts'

const values = { account: '880011', token: 'a token', appSecret: 'a secret', verifyToken: 'a word' }
const profileKey = '106540352242922'

test('the templates of the account come with their gaps numbered through, over all pages', async () => {
  await using vendor = await openWhatsApp(values)
  const ctx = suiteContext(whatsappSettings.read({ ...values, address: vendor.address }) as unknown)
  const found = await whatsapp.templates!(profileKey, ctx)
  assert.deepEqual(found, [
    {
      id: 'order_update/h.b2.u1',
      ...{ name: 'order_update', language: 'es', category: 'utility', state: 'approved' },
      text: 'Hola, {{2}}: tu pedido llega el {{3}}.',
      header: 'Pedido {{1}}',
      footer: 'Cerámica Urraca',
      buttons: ['Cambiar día', 'Seguir https://shop.example/t/{{4}}'],
      gaps: 4,
    },
    {
      id: 'spring_sale/hi.b:first_name,discount.c0',
      ...{ name: 'spring_sale', language: 'en_US', category: 'marketing', state: 'paused' },
      text: 'Hi {{2}}, {{3}} off. Yes, {{2}}!',
      header: '{{1}}',
      buttons: ['Copy offer code {{4}}'],
      gaps: 4,
    },
    {
      id: 'code/b1.o0',
      ...{ name: 'code', language: 'en_US', category: 'authentication', state: 'approved' },
      text: '*{{1}}* is your verification code.',
      buttons: ['Copy code'],
      gaps: 1,
    },
  ])
})

test('each template is taken by the platform as its list says it is to be filled in', async () => {
  await using vendor = await openWhatsApp(values)
  const ctx = suiteContext(whatsappSettings.read({ ...values, address: vendor.address }) as unknown)
  for (const kept of vendor.templates) kept.status = 'APPROVED'
  for (const { id, language, gaps } of await whatsapp.templates!(profileKey, ctx)) {
    const filled = Array.from({ length: gaps }, (_, index) => `https://shop.example/${index}`)
    const to = { id: '34600000001', lane: '34600000001' }
    const out: Out = {
      ...{ id: 'o-1', deed: 'template', profileKey, to, visibility: 'private', at: 1 },
      template: { id, language, values: filled },
    }
    const sent = await whatsapp.send(out, ctx)
    assert.equal(sent.kind, 'sent', `${id}: ${JSON.stringify(sent)}`)
    if (gaps < 2) continue
    const short = await whatsapp.send({ ...out, template: { id, language, values: [] } }, ctx)
    assert.equal(short.kind, 'rejected', 'the platform sees that nothing is filled in')
  }
})

test('a plan that is written is read as it was', () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9_]{0,20}$/)
  const header = fc.option(
    fc.oneof(
      fc.constantFrom<Gap>(
        { at: 'header', as: 'text' },
        { at: 'header', as: 'image' },
        { at: 'header', as: 'document' },
      ),
      name.map((each): Gap => ({ at: 'header', as: 'text', name: each })),
    ),
    { nil: undefined },
  )
  const body = fc.oneof(
    fc.nat(12).map(count => Array.from({ length: count }, (): Gap => ({ at: 'body' }))),
    fc.uniqueArray(name, { maxLength: 6 }).map(names => names.map((each): Gap => ({ at: 'body', name: each }))),
  )
  const button = fc.record({ index: fc.nat(9), as: fc.constantFrom('url' as const, 'code' as const, 'again' as const) })
  const buttons = fc.array(button, { maxLength: 3 }).map(all => all.map((each): Gap => ({ at: 'button', ...each })))
  fc.assert(
    fc.property(name, header, body, buttons, (called, above, within, below) => {
      const plan = { name: called, gaps: [...(above ? [above] : []), ...within, ...below] }
      assert.deepEqual(readPlan(writePlan(plan)), plan)
    }),
    { numRuns: 300 },
  )
})

test('an id that is no plan is a name', () => {
  assert.deepEqual(readPlan('hello_world'), { name: 'hello_world', gaps: [] })
  assert.deepEqual(readPlan('a/b99999999.x1.constructor.u-1.b'), { name: 'a', gaps: [] })
})

test('a template without name, or with pieces that cannot be filled in here, is left out', () => {
  const template = { name: 'a', language: 'es', status: 'APPROVED', category: 'UTILITY' }
  assert.equal(templateOf({ ...template, components: [{ type: 'BODY', text: 'Hola' }] })?.gaps, 0)
  assert.equal(templateOf({ ...template, name: '', components: [] }), undefined)
  assert.equal(templateOf({ ...template, components: [{ type: 'HEADER', format: 'LOCATION' }] }), undefined)
  assert.equal(templateOf({ ...template, components: [{ type: 'LIMITED_TIME_OFFER' }] }), undefined)
  assert.equal(
    templateOf({ ...template, components: [{ type: 'BUTTONS', buttons: [{ type: 'CATALOG' }] }] }),
    undefined,
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openWhatsApp } from '../../test/vendors/whatsapp.ts'
import { suiteContext } from '../suite/index.ts'
import { check, connect, profiles } from './account.ts'
import { whatsappSettings } from './settings.ts'

const token = 'a token of some length'
const values = { account: '880011', token, appSecret: 'a secret', verifyToken: 'a word' }
const numbers = ['1', '2', '3'].map(each => ({
  id: `10654035224292${each}`,
  display: `493012345${each}`,
  name: `Tienda ${each}`,
}))

const answered = (status: number, body: unknown) =>
  suiteContext(whatsappSettings.read(values), { fetch: async () => Response.json(body, { status }) })

test('all numbers of the account are found, over all pages', async () => {
  await using vendor = await openWhatsApp({ ...values, numbers })
  const ctx = suiteContext(whatsappSettings.read({ ...values, address: vendor.address }))
  assert.deepEqual(
    await profiles(ctx),
    numbers.map(({ id, display, name }) => ({ key: id, name, handle: display })),
  )
})

test('a number in which nothing goes out is no good health, whatever the token', async () => {
  const number = (more: object) => answered(200, { data: [{ id: '1', display_phone_number: '4930123456', ...more }] })
  const codes = await Promise.all(
    [{ status: 'CONNECTED' }, { status: 'BANNED' }, { status: 'DISCONNECTED' }, { quality_rating: 'RED' }].map(
      async more => {
        const health = await check(number(more))
        return health.state === 'good' ? (health.ailing ?? []).map(({ key, code }) => `${key} ${code}`) : health.code
      },
    ),
  )
  assert.deepEqual(codes, [[], ['1 restricted'], ['1 not-registered'], ['1 quality-low']])
  assert.deepEqual(await check(answered(200, { data: [] })), { state: 'failing', code: 'no-number' })
})

test('what Meta says of why not is told, and no secret with it', async () => {
  const fault = (code: number) => ({ error: { code, message: `no, ${token}` } })
  const said = async (status: number, code: number) => connect(answered(status, fault(code)))
  assert.deepEqual(await said(400, 190), { state: 'failing', code: 'refused', text: '190: no, •••' })
  assert.deepEqual(await said(400, 100), { state: 'failing', code: 'bad-answer', text: '100: no, •••' })
  assert.deepEqual(await said(400, 2200), { state: 'failing', code: 'hook-unreachable', text: '2200: no, •••' })
  assert.deepEqual(await said(400, 131031), { state: 'failing', code: 'restricted', text: '131031: no, •••' })
})

test('Meta is told where to post, and with which word to ask', async () => {
  await using vendor = await openWhatsApp(values)
  const ctx = suiteContext(whatsappSettings.read({ ...values, address: vendor.address }))
  assert.deepEqual(await connect(ctx), { state: 'good' })
  assert.deepEqual(vendor.hook(), { address: ctx.hook, token: values.verifyToken })
  const insecure = await connect({ ...ctx, hook: 'http://brand.example/hooks/c-1' })
  assert.equal('code' in insecure && insecure.code, 'hook-unreachable')
})

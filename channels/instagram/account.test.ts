import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openInstagram } from '../../test/vendors/instagram.ts'
import { suiteContext, suiteNow } from '../suite/index.ts'
import { instagram } from './index.ts'

const account = '17841400000000001'
const settings = { appSecret: 'app-secret-of-this-test', otherSecret: '', verifyToken: 'w', address: '' }
const tokens = { account: 'IGAA-token-of-this-test', page: 'EAAB-token-of-this-test' }
const day = 86_400_000

async function opened(token = tokens.account) {
  const clock = { now: suiteNow }
  const vendor = await openInstagram({ ...settings, token, now: () => clock.now })
  const ctx = suiteContext<unknown>({ ...settings, token, address: vendor.address }, { now: () => clock.now })
  return { vendor, ctx, clock, [Symbol.asyncDispose]: vendor.close }
}

test('an account is called as its webhooks call it, however one signed in', async () => {
  for (const token of Object.values(tokens)) {
    await using scene = await opened(token)
    assert.deepEqual(await instagram.profiles!(scene.ctx), [{ key: account, name: 'Urraca', handle: '@urraca' }])
  }
})

test('the token of an account is renewed every week, before it runs out', async () => {
  await using scene = await opened()
  const { vendor, ctx, clock } = scene
  const renewals = async (daysLater: number) => {
    clock.now += daysLater * day
    assert.deepEqual(await instagram.check(ctx), { state: 'good' })
    return vendor.renewals.count
  }
  assert.deepEqual([await renewals(0), await renewals(1), await renewals(6), await renewals(3)], [1, 1, 2, 2])
  vendor.talks.heard.set('9001', clock.now)
  const out = {
    id: 'o-1',
    deed: 'message',
    profileKey: account,
    to: { id: '9001', lane: '9001' },
    at: clock.now,
  } as const
  assert.equal((await instagram.send({ ...out, visibility: 'private', text: 'Hola' }, ctx)).kind, 'sent')
  assert.equal(vendor.requests().at(-1)?.headers.authorization, 'Bearer IGAA-token-of-this-test-2')
})

test('a renewed token that was withdrawn is forgotten', async () => {
  await using scene = await opened()
  await instagram.check(scene.ctx)
  scene.vendor.next('distrusts')
  assert.equal((await instagram.check(scene.ctx)).state, 'failing')
  assert.equal(await scene.ctx.keep.read('renewed'), undefined)
})

test('an app that may not have everything is told of what all may have', async () => {
  const asked: string[] = []
  const refused = { error: { code: 100, message: '(#100) Param subscribed_fields' } }
  const ctx = suiteContext<unknown>(
    { ...settings, token: tokens.account },
    {
      fetch: async address => {
        const fields = new URL(String(address)).searchParams.get('subscribed_fields') ?? ''
        asked.push(fields)
        return fields.includes('message_edit')
          ? Response.json(refused, { status: 400 })
          : Response.json({ success: true })
      },
    },
  )
  assert.deepEqual(await instagram.connect!(ctx, [account]), { state: 'good' })
  assert.equal(asked.length, 2)
})

test('what the app hears of the linked page already stays as it is', async () => {
  await using scene = await opened(tokens.page)
  const posted = () => scene.vendor.requests().filter(seen => seen.method === 'POST').length
  await instagram.connect!(scene.ctx, [account])
  assert.equal(posted(), 1)
  await instagram.connect!(scene.ctx, [account])
  assert.equal(posted(), 1)
})

test('a page that is linked to another account is no way to this one', async () => {
  await using scene = await opened(tokens.page)
  assert.deepEqual(await instagram.connect!(scene.ctx, ['17841400000000009']), { state: 'failing', code: 'no-page' })
})

test('the secret of another app is told from a token that does not hold', async () => {
  await using scene = await opened(tokens.page)
  const other = suiteContext<unknown>({
    ...{ ...settings, token: tokens.page, address: scene.vendor.address },
    appSecret: 'of-another-app',
  })
  assert.deepEqual(await instagram.check(other), { state: 'failing', code: 'wrong-secret' })
})

test('of who has written there is a name, a handle and how many follow', async () => {
  await using scene = await opened()
  assert.deepEqual(await instagram.person!('9001', account, scene.ctx), {
    id: '9001',
    name: 'Nora Klein',
    handle: '@nora_k',
    facts: { followers: '412', verified: 'false' },
  })
  assert.equal(await instagram.person!('unseen:mention:1', account, scene.ctx), undefined)
})

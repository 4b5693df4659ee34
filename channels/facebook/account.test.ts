import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openFacebook } from '../../test/vendors/facebook.ts'
import { suiteContext, suiteNow } from '../suite/index.ts'
import { facebook } from './index.ts'

const secrets = { appSecret: 'app-secret-of-this-test', token: 'EAAB-token-of-this-test' }
const pages = [
  { id: '1099', name: 'Urraca', token: 'page-token-1099' },
  { id: '1100', name: 'Urraca Outlet', token: 'page-token-1100' },
]

async function opened(given: Partial<typeof secrets> = {}) {
  const people = [{ id: '7001', name: 'Nora Klein', picture: 'https://scontent.example/nora.jpg' }]
  const vendor = await openFacebook({ ...secrets, pages, people, now: () => suiteNow })
  const ctx = suiteContext<unknown>({ ...secrets, verifyToken: 'w', address: `${vendor.address}/`, ...given })
  return { vendor, ctx, [Symbol.asyncDispose]: vendor.close }
}

test('who runs several pages brings them all; the token of a page brings that page', async () => {
  await using scene = await opened()
  const keys = async (ctx: typeof scene.ctx) => (await facebook.profiles!(ctx)).map(({ key, name }) => [key, name])
  assert.deepEqual(await keys(scene.ctx), [
    ['1099', 'Urraca'],
    ['1100', 'Urraca Outlet'],
  ])
  const settings = { ...secrets, verifyToken: 'w', address: scene.vendor.address, token: 'page-token-1100' }
  assert.deepEqual(await keys(suiteContext<unknown>(settings)), [['1100', 'Urraca Outlet']])
})

test('pages that cannot be read say why', async () => {
  await using scene = await opened()
  scene.vendor.next('distrusts')
  await assert.rejects(facebook.profiles!(scene.ctx), { code: 'refused' })
})

test('each page is written to with its own token', async () => {
  await using scene = await opened()
  await facebook.connect!(scene.ctx, ['1099', '1100'])
  assert.deepEqual(
    scene.vendor.requests().map(seen => [seen.path, seen.headers.authorization]),
    [
      ['/v25.0/1099/subscribed_apps', 'Bearer page-token-1099'],
      ['/v25.0/1100/subscribed_apps', 'Bearer page-token-1100'],
    ],
  )
})

test('the secret of another app, a token that is none and one without permissions are told apart', async () => {
  const health = async (given: Partial<typeof secrets>) => {
    await using scene = await opened(given)
    const seen = await facebook.check(scene.ctx)
    return 'code' in seen ? seen.code : seen.state
  }
  assert.deepEqual(
    [await health({}), await health({ appSecret: 'of-another-app' }), await health({ token: 'EAAB-other' })],
    ['good', 'wrong-secret', 'refused'],
  )
  const answers = [{ id: '2001' }, { data: { is_valid: true, scopes: ['pages_messaging', 'pages_manage_metadata'] } }]
  const ctx = suiteContext<unknown>(
    { ...secrets, verifyToken: 'w', address: '' },
    { fetch: async () => Response.json(answers.shift()) },
  )
  assert.deepEqual(await facebook.check(ctx), {
    state: 'failing',
    code: 'forbidden',
    text: 'pages_read_engagement, pages_manage_engagement',
  })
})

test('a person has a name and a picture; where the profile is closed the inbox knows the name', async () => {
  await using scene = await opened()
  assert.deepEqual(await facebook.person!('7001', '1099', scene.ctx), {
    id: '7001',
    name: 'Nora Klein',
    picture: 'https://scontent.example/nora.jpg',
  })
  const told = {
    data: [
      {
        participants: {
          data: [
            { id: '1099', name: 'Urraca' },
            { id: '7009', name: 'Ola Berg' },
          ],
        },
      },
    ],
  }
  const closed = { error: { code: 100, error_subcode: 33, message: 'no' } }
  const ctx = suiteContext<unknown>(
    { ...secrets, verifyToken: 'w', address: '' },
    {
      fetch: async address => {
        if (String(address).includes('/conversations')) return Response.json(told)
        return String(address).includes('access_token')
          ? Response.json({ access_token: 'p' })
          : Response.json(closed, { status: 400 })
      },
    },
  )
  assert.deepEqual(await facebook.person!('7009', '1099', ctx), { id: '7009', name: 'Ola Berg' })
})

test('nobody is asked for who is not shown', async () => {
  await using scene = await opened()
  assert.equal(await facebook.person!('unseen:5501_1', '1099', scene.ctx), undefined)
  assert.equal(scene.vendor.requests().length, 0)
})

test('an app that may not have everything is told of what all may have', async () => {
  const asked: string[] = []
  const refused = { error: { code: 100, message: '(#100) Param subscribed_fields' } }
  const ctx = suiteContext<unknown>(
    { ...secrets, verifyToken: 'w', address: '' },
    {
      fetch: async address => {
        const fields = new URL(String(address)).searchParams.get('subscribed_fields')
        if (fields === null) return Response.json({ access_token: 'p' })
        asked.push(fields)
        return fields.includes('ratings') ? Response.json(refused, { status: 400 }) : Response.json({ success: true })
      },
    },
  )
  assert.deepEqual(await facebook.connect!(ctx, ['1099']), { state: 'good' })
  assert.equal(asked.length, 2)
})

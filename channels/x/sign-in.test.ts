import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pressAt } from '../../test/vendors/sign-in-page.ts'
import { openX } from '../../test/vendors/x.ts'
import { suiteContext, suiteNow } from '../suite/index.ts'
import { check } from './account.ts'
import { xSettings } from './settings.ts'
import { signIn } from './sign-in.ts'

const passes = {
  consumerKey: 'a-consumer-key',
  consumerSecret: 'a-consumer-secret',
  clientId: 'a-client-id',
  clientSecret: 'a client / secret',
  refreshToken: 'none yet',
  accessToken: '',
  accessSecret: '',
}
const returnAddress = 'https://mesa.example/back'
const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'
const asked = { returnAddress, state: 's-1', challenge }

test('one agrees to all that the channel does', () => {
  const { origin, pathname, searchParams } = new URL(signIn.address(xSettings.read({ ...passes }), asked))
  assert.equal(origin + pathname, 'https://x.com/i/oauth2/authorize')
  assert.deepEqual(Object.fromEntries(searchParams), {
    response_type: 'code',
    client_id: 'a-client-id',
    redirect_uri: returnAddress,
    scope:
      'tweet.read tweet.write users.read dm.read dm.write media.write tweet.moderate.write like.read like.write offline.access',
    state: 's-1',
    code_challenge: challenge,
    code_challenge_method: 'S256',
  })
})

async function signedIn(over: { clientSecret: string }) {
  await using vendor = await openX({ ...passes }, () => suiteNow)
  vendor.passes.redirects.push(returnAddress)
  const values = { ...passes, ...over, refreshToken: '', address: vendor.address }
  const settings = xSettings.read(values)
  const back = new URL(await pressAt(signIn.address(settings, asked), 'allow'))
  const code = back.searchParams.get('code')!
  const got = await signIn.redeem(suiteContext(settings), { code, verifier, returnAddress })
  const health = 'values' in got && (await check(suiteContext(xSettings.read({ ...values, ...got.values }))))
  return { got, health, seen: vendor.server.requests.find(({ path }) => path === '/2/oauth2/token')! }
}

test('an app with a secret says who it is in the header, and what comes of it acts for the account', async () => {
  const { health, seen } = await signedIn({ clientSecret: passes.clientSecret })
  assert.deepEqual(health, { state: 'good' })
  const basic = Buffer.from('a-client-id:a%20client%20%2F%20secret').toString('base64')
  assert.equal(seen.headers.authorization, `Basic ${basic}`)
  assert.deepEqual(Object.keys(seen.body as object), ['grant_type', 'code', 'redirect_uri', 'code_verifier'])
})

test('one without a secret says who it is in the form; a wrong one is refused', async () => {
  const bare = await signedIn({ clientSecret: '' })
  assert.equal(bare.seen.headers.authorization, undefined)
  assert.equal((bare.seen.body as { client_id?: string }).client_id, 'a-client-id')
  const { got } = await signedIn({ clientSecret: 'another' })
  assert.deepEqual(got, { state: 'failing', code: 'client-refused', text: 'Missing valid authorization header' })
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openGoogle } from '../../test/vendors/google-reviews.ts'
import { pressAt } from '../../test/vendors/sign-in-page.ts'
import { suiteContext, suiteNow } from '../suite/index.ts'
import { check } from './account.ts'
import { googleSettings } from './settings.ts'
import { signIn } from './sign-in.ts'

const passes = { clientId: '77.apps.googleusercontent.com', clientSecret: 'GOCSPX-secret', refreshToken: 'none yet' }
const returnAddress = 'https://mesa.example/back'
// A pair from RFC 7636, appendix B.
const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'
const asked = { returnAddress, state: 's-1', challenge }

test('one agrees to the business profile, for good, and anew each time', () => {
  const { origin, pathname, searchParams } = new URL(signIn.address(googleSettings.read({ ...passes }), asked))
  assert.equal(origin + pathname, 'https://accounts.google.com/o/oauth2/v2/auth')
  assert.deepEqual(Object.fromEntries(searchParams), {
    response_type: 'code',
    client_id: passes.clientId,
    redirect_uri: returnAddress,
    scope: 'https://www.googleapis.com/auth/business.manage',
    state: 's-1',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    access_type: 'offline',
    prompt: 'consent',
  })
})

async function signedIn(over: { clientSecret?: string; withholds?: boolean }) {
  await using vendor = await openGoogle({ ...passes }, () => suiteNow)
  vendor.redirects.push(returnAddress)
  vendor.withholds.scope = over.withholds ?? false
  const values = { ...passes, refreshToken: '', address: vendor.server.address }
  const settings = googleSettings.read({ ...values, clientSecret: over.clientSecret ?? passes.clientSecret })
  const back = new URL(await pressAt(signIn.address(settings, asked), 'allow'))
  const code = back.searchParams.get('code')!
  const got = await signIn.redeem(suiteContext(settings), { code, verifier, returnAddress })
  const health = 'values' in got && (await check(suiteContext(googleSettings.read({ ...values, ...got.values }))))
  return { got, health }
}

test('what comes of it opens the business profile', async () => {
  assert.deepEqual((await signedIn({})).health, { state: 'good' })
})

test('a wrong secret, and a permission left out, are told apart', async () => {
  const wrong = await signedIn({ clientSecret: 'another' })
  assert.deepEqual(wrong.got, { state: 'failing', code: 'client-refused', text: 'Unauthorized' })
  assert.deepEqual((await signedIn({ withholds: true })).got, { state: 'failing', code: 'scope-missing' })
})

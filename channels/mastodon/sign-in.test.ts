import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openMastodon } from '../../test/vendors/mastodon.ts'
import { pressAt } from '../../test/vendors/sign-in-page.ts'
import { openVendorServer } from '../../test/vendors/vendor-server.ts'
import { suiteContext } from '../suite/index.ts'
import { check } from './check.ts'
import { mastodonSettings } from './settings.ts'
import { signIn } from './sign-in.ts'

const returnAddress = 'https://mesa.example/back'
const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
const asked = { returnAddress, state: 's-1', challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM' }

test('an app is registered at the server that the person names, and what comes of it acts for the account', async () => {
  await using vendor = await openMastodon({ token: 'of another app' })
  const settings = mastodonSettings.read({ instance: `${vendor.address}/@acme`, token: '' })
  const before = await signIn.prepare!(suiteContext(settings), returnAddress)
  assert.ok('prepared' in before)
  assert.deepEqual(vendor.requests[0]!.body, {
    client_name: 'Sobremesa',
    redirect_uris: returnAddress,
    scopes: 'read write push',
  })
  const address = signIn.address(settings, { ...asked, ...before })
  assert.ok(address.startsWith(`${vendor.address}/oauth/authorize?response_type=code&client_id=`), address)
  assert.equal(new URL(address).searchParams.get('scope'), 'read write push')
  const { searchParams } = new URL(await pressAt(address, 'allow'))
  const came = { code: searchParams.get('code')!, verifier, returnAddress, ...before }
  const got = await signIn.redeem(suiteContext(settings), came)
  assert.ok('values' in got && got.values.token)
  const whole = mastodonSettings.read({ instance: vendor.address, token: got.values.token })
  assert.deepEqual(await check(suiteContext(whole)), { state: 'good' })
})

const prepared = async (status: number, body: object | string) => {
  await using server = await openVendorServer(() => ({ status, body }))
  const settings = mastodonSettings.read({ instance: server.address, token: '' })
  return await signIn.prepare!(suiteContext(settings), returnAddress)
}

test('an address where no such server is says so before anybody is sent there', async () => {
  assert.deepEqual(await prepared(200, '<html>'), { state: 'failing', code: 'bad-answer' })
  assert.deepEqual(await prepared(404, {}), { state: 'failing', code: 'bad-answer' })
  assert.deepEqual(await prepared(503, {}), { state: 'failing', code: 'failing' })
  const nobody = mastodonSettings.read({ instance: 'http://127.0.0.1:1', token: '' })
  const gone = await signIn.prepare!(suiteContext(nobody), returnAddress)
  assert.deepEqual(gone, { state: 'failing', code: 'unreachable' })
})

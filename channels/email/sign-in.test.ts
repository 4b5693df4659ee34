import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openVendorServer } from '../../test/vendors/vendor-server.ts'
import { suiteContext } from '../suite/index.ts'
import { email } from './index.ts'
import { mailSettings } from './settings.ts'
import { signIn } from './sign-in.ts'

const asked = { returnAddress: 'https://mesa.example/back', state: 's-1', challenge: 'c-1' }
const came = { code: '4/0AbUR2VM', verifier: 'v'.repeat(43), returnAddress: asked.returnAddress }
const app = { mailbox: 'help@acme.example', clientId: '77.apps.example', clientSecret: 'GOCSPX-secret' }

const whereTo = (values: Record<string, string>) => {
  const { origin, pathname, searchParams } = new URL(signIn.address(mailSettings.read({ ...app, ...values }), asked))
  return { page: origin + pathname, ...Object.fromEntries(searchParams) }
}

const everywhere = {
  response_type: 'code',
  client_id: app.clientId,
  redirect_uri: asked.returnAddress,
  state: 's-1',
  code_challenge: 'c-1',
  code_challenge_method: 'S256',
  login_hint: app.mailbox,
}

test('at Google one agrees to mail, for good, and anew each time', () => {
  assert.deepEqual(whereTo({ provider: 'gmail' }), {
    ...everywhere,
    page: 'https://accounts.google.com/o/oauth2/v2/auth',
    scope: 'https://mail.google.com/',
    access_type: 'offline',
    prompt: 'consent',
  })
})

test('at Microsoft to both protocols; an organisation with an address of its own has its page beside it', () => {
  const microsoft = {
    ...everywhere,
    page: 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
    scope: 'https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send offline_access',
    response_mode: 'query',
    prompt: 'select_account',
  }
  assert.deepEqual(whereTo({ provider: 'microsoft' }), microsoft)
  const tokenAddress = 'https://login.microsoftonline.com/acme/oauth2/v2.0/token'
  const page = 'https://login.microsoftonline.com/acme/oauth2/v2.0/authorize'
  assert.deepEqual(whereTo({ provider: 'microsoft', tokenAddress }), { ...microsoft, page })
})

/** A provider that gives this answer to whoever brings a code. */
async function redeemedWith(status: number, body: object, provider = 'gmail') {
  await using server = await openVendorServer(() => ({ status, body }))
  const values = { ...app, provider, tokenAddress: `${server.address}/token` }
  const got = await email.signIn!.redeem(suiteContext(mailSettings.read(values)) as never, came)
  return { got, form: server.requests[0]!.body as Record<string, string> }
}

const lent = { access_token: 'ya29.a', expires_in: 3599, token_type: 'Bearer', refresh_token: '1//0gRefresh' }

test('the code becomes the token that renews', async () => {
  const { got, form } = await redeemedWith(200, { ...lent, scope: 'https://mail.google.com/ openid' })
  assert.deepEqual(got, { values: { refreshToken: '1//0gRefresh' } })
  assert.deepEqual(form, {
    grant_type: 'authorization_code',
    code: came.code,
    redirect_uri: came.returnAddress,
    code_verifier: came.verifier,
    client_id: app.clientId,
    client_secret: app.clientSecret,
  })
})

test('whoever left mail out, or got nothing lasting, is told so', async () => {
  const without = await redeemedWith(200, { ...lent, scope: 'openid' })
  assert.deepEqual(without.got, { state: 'failing', code: 'scope-missing' })
  const { refresh_token: _, ...passing } = lent
  assert.deepEqual((await redeemedWith(200, { ...passing, scope: 'https://mail.google.com/' })).got, {
    state: 'failing',
    code: 'no-refresh-token',
  })
  assert.deepEqual((await redeemedWith(200, { hello: 1 })).got, { state: 'failing', code: 'bad-answer' })
})

test('a refusal has the provider’s own words, and neither the code nor the secret', async () => {
  const error_description = `AADSTS7000215: Invalid client secret '${app.clientSecret}' for ${came.code} and ${came.verifier}`
  const { got } = await redeemedWith(401, { error: 'invalid_client', error_description }, 'microsoft')
  const text = "AADSTS7000215: Invalid client secret '•••' for ••• and •••"
  assert.deepEqual(got, { state: 'failing', code: 'client-refused', text })
  const used = await redeemedWith(400, { error: 'invalid_grant' })
  assert.deepEqual(used.got, { state: 'failing', code: 'code-refused', text: 'invalid_grant' })
  assert.deepEqual((await redeemedWith(503, {})).got, { state: 'failing', code: 'failing' })
})

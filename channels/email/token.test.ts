import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openVendorServer } from '../../test/vendors/vendor-server.ts'
import { openMailVendor } from '../../test/vendors/mail.ts'
import { suiteContext } from '../suite/index.ts'
import { accountOf } from './account.ts'
import { check } from './check.ts'
import { mailSettings } from './settings.ts'
import { bearer } from './smtp.ts'
import { accessToken } from './token.ts'

test('a token is written as XOAUTH2 has it', () => {
  const vector = 'dXNlcj1oZWxwQGFjbWUuZXhhbXBsZQFhdXRoPUJlYXJlciB5YTI5LnRva2VuAQE='
  assert.equal(bearer('help@acme.example', 'ya29.token'), vector)
  assert.notEqual(bearer('help@acme.example', 'ya29.tokeN'), vector)
  assert.notEqual(bearer('Help@acme.example', 'ya29.token'), vector)
})

/** A token endpoint that gives "access-1", "access-2", … and another refresh token each time. */
async function openTokens() {
  const live = { refresh: 'refresh-0', isOver: false }
  let given = 0
  const server = await openVendorServer(({ method, body, headers }) => {
    const form = body as Record<string, string>
    const isForm = method === 'POST' && headers['content-type'] === 'application/x-www-form-urlencoded'
    if (!isForm || form.grant_type !== 'refresh_token') return { status: 400, body: { error: 'invalid_request' } }
    if (form.client_id !== 'client' || form.client_secret !== 'its secret')
      return { status: 401, body: { error: 'invalid_client' } }
    if (live.isOver || form.refresh_token !== live.refresh)
      return { status: 400, body: { error: 'invalid_grant', error_description: `refused ${form.refresh_token}` } }
    live.refresh = `refresh-${++given}`
    return { status: 200, body: { access_token: `access-${given}`, expires_in: 3600, refresh_token: live.refresh } }
  })
  return { server, live, [Symbol.asyncDispose]: server.close }
}

const settingsFor = (address: string, more: Record<string, string> = {}) =>
  mailSettings.read({
    ...{ mailbox: 'help@acme.example', provider: 'other', encryption: 'none', tokenAddress: `${address}/token` },
    ...{ clientId: 'client', clientSecret: 'its secret', refreshToken: 'refresh-0' },
    ...more,
  })

test('a token is fetched once, kept while it holds, and renewed with what came with the last one', async () => {
  await using tokens = await openTokens()
  let now = 1_000_000
  const ctx = { ...suiteContext(settingsFor(tokens.server.address)), now: () => now }
  const { oauth } = accountOf(ctx.settings)
  const ask = (isStale = false) => accessToken(ctx, oauth!, isStale)
  assert.deepEqual([await ask(), await ask()], ['access-1', 'access-1'])
  now += 3_500_000
  assert.equal(await ask(), 'access-2')
  assert.equal(await ask(true), 'access-3')
  assert.equal(tokens.server.requests.length, 3)
})

test('new settings forget what was kept for the old ones', async () => {
  await using tokens = await openTokens()
  const ctx = suiteContext(settingsFor(tokens.server.address))
  await accessToken(ctx, accountOf(ctx.settings).oauth!)
  tokens.live.refresh = 'a new one'
  const changed = { ...ctx, settings: settingsFor(tokens.server.address, { refreshToken: 'a new one' }) }
  assert.equal(await accessToken(changed, accountOf(changed.settings).oauth!), 'access-2')
})

test('a refresh token that is over is told from a provider that is away', async () => {
  await using tokens = await openTokens()
  const ctx = suiteContext(settingsFor(tokens.server.address))
  const { oauth } = accountOf(ctx.settings)
  tokens.live.isOver = true
  await assert.rejects(accessToken(ctx, oauth!), { code: 'token-refused', message: 'token-refused: invalid_grant' })
  await tokens.server.close()
  await assert.rejects(accessToken(ctx, oauth!), { code: 'unreachable' })
})

test('both servers are entered with it, and a token ended before its time is renewed', async () => {
  await using tokens = await openTokens()
  const password = 'none at all'
  await using vendor = await openMailVendor({ addresses: ['help@acme.example'], login: 'help@acme.example', password })
  const servers = { imapServer: vendor.imapServer, smtpServer: vendor.smtpServer }
  const ctx = suiteContext(settingsFor(tokens.server.address, servers))
  vendor.tokens.add('access-1')
  assert.deepEqual(await check(ctx), { state: 'good' })
  vendor.tokens.delete('access-1')
  vendor.tokens.add('access-2')
  assert.deepEqual(await check(ctx), { state: 'good' })
  vendor.tokens.clear()
  const health = await check(ctx)
  assert.equal(health.state === 'failing' && health.code, 'refused')
})

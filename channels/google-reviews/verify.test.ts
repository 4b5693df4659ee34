import assert from 'node:assert/strict'
import { createHmac, generateKeyPairSync, sign } from 'node:crypto'
import { test } from 'node:test'
import { googleSettings } from './settings.ts'
import { verify } from './verify.ts'

// The worked example of the facts: a public key, and a token for it that holds until 2100.
const known =
  '{"kty": "RSA", "e": "AQAB", "alg": "RS256", "kid": "test1", "use": "sig", "n": "ti46E4pJA3TUPoYOcx8-2OHtVGY6Zj6ZUXsL_o4a4WXa0cXl56S-0h8AAKqxsFfx6wjwBg4ZrBzewt2pLNG4MtLtcmCdlDXBY34wuFFsyCj61iYGQwsVjr-w3Bc6wlSqEUH985lkUfbryaKwEgJZG3MOpmJJvd0EgYQ0mVCaY2yFuOsmZFNwiEykVcZc9RE9GHBPxZI18LNp2htN_pdoGVrDRSMs54KvHhJ-EjMEoN8TxBV67C2AHZ3eRQG6C9ll4kXS-e2cmDc6r-1mFAYSOxv5gy_hh_AvZe1AtnwRkzXf616cz4LNkgXrBf5FDEnAKvV_ysVwP5TU-GHMUEK_-w"}'
const token =
  'eyJhbGciOiJSUzI1NiIsImtpZCI6InRlc3QxIiwidHlwIjoiSldUIn0.eyJpc3MiOiJodHRwczovL2FjY291bnRzLmdvb2dsZS5jb20iLCJhdWQiOiJodHRwczovL2NoYXQuYWNtZS5leGFtcGxlL2hvb2tzL2dvb2dsZSIsImVtYWlsIjoicHVzaEBhY21lLXByb2plY3QuaWFtLmdzZXJ2aWNlYWNjb3VudC5jb20iLCJlbWFpbF92ZXJpZmllZCI6dHJ1ZSwic3ViIjoiMSIsImlhdCI6MTc2NDAwMDAwMCwiZXhwIjo0MTAyNDQ0ODAwfQ.NAZRfiAaL4doXyW5b4YUF_V9ERnAcPjZjqPCQ3GTj9Sh1ms_2gslA4MjG_q8pLdOpnONiZw-O6BgLaLl9OcLCKu-9o0wIAjHAcH5kCmHt7lOjfBJqiR7C9A5sh8HSbZPsNmjLDm6Wj5dfeFijsVQ68qrKf-ptGX5FDixoTrjTk7Y-1QhoGuMXxZTdgdaEij-Lp9zkUcBEA0TsLe-KscyD_oF5QxNPmLymXVpnLpeeloW4BNs_u3e05UC1MDCmHoxXcbcWSy3l-D18cRlr_115r3CBRQJ1bjg0OESWhbqKfFbR91pWWXCi44mExqDDwmKn0xkn-6Ac0lmmGNAExkXOw'
const account = 'push@acme-project.iam.gserviceaccount.com'
const hook = 'https://chat.acme.example/hooks/google'
const now = 1_790_000_000_000

const settings = googleSettings.read({
  clientId: 'c',
  clientSecret: 's',
  refreshToken: 'r',
  pushAccount: account,
})

type Told = { said?: string; address?: string; pushAccount?: string; keys?: Record<string, string>; at?: number }
const verdict = ({ said = token, address = hook, pushAccount = account, keys = { test1: known }, at = now }: Told) =>
  verify(
    { body: Buffer.from('{}'), query: '', address, headers: { authorization: `Bearer ${said}` } },
    { ...settings, pushAccount },
    { now: at, keys },
  )

test('the worked example holds', () => {
  assert.equal(verdict({}), 'ok')
  assert.equal(verdict({ address: `${hook}?a=1` }), 'ok')
})

test('for another address or account, with a changed character, without a key: forged', () => {
  const [head, payload, signature] = token.split('.') as [string, string, string]
  const changed = `${head}.${payload.slice(0, 40)}${payload[40] === 'A' ? 'B' : 'A'}${payload.slice(41)}.${signature}`
  const tales: Told[] = [
    { address: 'https://chat.acme.example/hooks/other' },
    { pushAccount: 'other@acme-project.iam.gserviceaccount.com' },
    { pushAccount: '' },
    { said: changed },
    { said: `${head}.${payload}.` },
    { keys: {} },
    { keys: { other: known } },
    { keys: { test1: 'no key' } },
    { keys: { test1: '{"kty":"oct","k":"AAAA"}' } },
  ]
  assert.deepEqual(new Set(tales.map(verdict)), new Set(['forged']))
})

test('before it was made and after it ended: stale', () => {
  assert.equal(verdict({ at: 1_763_000_000_000 }), 'stale')
  assert.equal(verdict({ at: 4_102_444_900_000 }), 'stale')
})

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
const jwk = JSON.stringify(pair.publicKey.export({ format: 'jwk' }))
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const claims = {
  iss: 'https://accounts.google.com',
  aud: hook,
  email: account,
  email_verified: true,
  iat: now / 1000,
  exp: now / 1000 + 3600,
}

function made(change: object, header: object = { alg: 'RS256', kid: 'own' }): string {
  const text = `${part(header)}.${part({ ...claims, ...change })}`
  return `${text}.${sign('sha256', Buffer.from(text), pair.privateKey).toString('base64url')}`
}

test('a claim that is not what it should be: forged, however well it is signed', () => {
  const own = (said: string) => verdict({ said, keys: { own: jwk } })
  assert.equal(own(made({})), 'ok')
  for (const change of [
    { email_verified: false },
    { email_verified: 'true' },
    { iss: 'https://evil.example' },
    { aud: [hook] },
  ])
    assert.equal(own(made(change)), 'forged', JSON.stringify(change))
  assert.equal(own(made({}, { alg: 'none', kid: 'own' })), 'forged')
  assert.equal(own(made({}, { alg: 'HS256', kid: 'own' })), 'forged')
  const text = `${part({ alg: 'HS256', kid: 'own' })}.${part(claims)}`
  assert.equal(own(`${text}.${createHmac('sha256', jwk).update(text).digest('base64url')}`), 'forged')
})

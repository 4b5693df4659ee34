import assert from 'node:assert/strict'
import { test } from 'node:test'
import { oauth1Header } from './oauth1.ts'
import { xSettings } from './settings.ts'
import { answer, signatureHeader, verify } from './verify.ts'

const settings = xSettings.read({ consumerKey: 'key', consumerSecret: 'x-consumer-secret-0003' })
const body =
  '{"data":{"event_uuid":"1","filter":{"user_id":"1111"},"event_type":"dm.received","tag":"inbox-7","payload":{"direct_message_events":[]}}}'
const signature = 'sha256=VcG/5BKsdDF9UXP2cOvBzVJHrElFbL0XKKBVZ27TCzc='

const verdict = (text: string, said: string) =>
  verify({ body: Buffer.from(text), query: '', headers: { [signatureHeader]: said } }, settings)
const asked = (token: string) =>
  answer({ body: Buffer.alloc(0), headers: {}, query: new URLSearchParams({ crc_token: token }).toString() }, settings)

test('the worked example of an event holds, and not with a byte changed', () => {
  assert.equal(verdict(body, signature), 'ok')
  assert.equal(verdict(body.replace('"1"', '"2"'), signature), 'forged')
  assert.equal(verdict(body, signature.replace('VcG', 'VcH')), 'forged')
})

test('the worked example of the challenge is answered, also with a nonce beside it', () => {
  const said = { response_token: 'sha256=0bqlCQOkDrnyD+dkA4uwMGCmoPfDC6CYEQrbjWEI0Rs=' }
  assert.deepEqual(asked('challenge_abc123'), { status: 200, type: 'application/json', body: JSON.stringify(said) })
  const raw = { body: Buffer.alloc(0), headers: {}, query: 'nonce=5&crc_token=challenge_abc123' }
  assert.equal(answer(raw, settings)?.body, JSON.stringify(said))
})

test('nobody can have an event signed by asking for a challenge', () => {
  for (const token of [body, '{}', '[1]', '"a"', 'x'.repeat(301), '']) {
    const said = asked(token)
    assert.equal(said?.status, 400)
    assert.ok(!said?.body.includes('sha256'))
  }
  assert.equal(answer({ body: Buffer.from(body), headers: {}, query: '' }, settings), undefined)
})

test('the published example of an OAuth 1.0a signature holds, and another secret signs otherwise', () => {
  const consumer = { key: 'xvz1evFS4wEEPTGEFPHBog', secret: 'kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw' }
  const token = {
    key: '370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb',
    secret: 'LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE',
  }
  const address = `https://api.twitter.com/1.1/statuses/update.json?${[
    'include_entities=true',
    'status=Hello%20Ladies%20%2B%20Gentlemen%2C%20a%20signed%20OAuth%20request%21',
  ].join('&')}`
  const at = { now: 1_318_622_958_000, nonce: 'kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg' }
  const signed = oauth1Header('POST', address, consumer, token, at)
  assert.match(signed, /oauth_signature="hCtSmYh%2BiHYCEqBWrE7C7hYmtUk%3D"/)
  const other = oauth1Header('POST', address, { ...consumer, secret: 'another' }, token, at)
  assert.doesNotMatch(other, /hCtSmYh/)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sign } from '../meta/verify.ts'
import { answer, verify } from './verify.ts'

const appSecret = 'ig-app-secret-0002'
const settings = { token: 't', appSecret, otherSecret: '', verifyToken: 'the word', address: '' }
const body = Buffer.from(
  String.raw`{"object":"instagram","entry":[{"id":"17841400000000001","time":1764000001500,"messaging":[{"sender":{"id":"9001"},"recipient":{"id":"17841400000000001"},"timestamp":1764000001000,"message":{"mid":"aWdfT1","text":"\u00bfEnv\u00edan a M\u00e1laga?"}}]}]}`,
)
const header = 'sha256=feb9e88bfe0f8c34b7e3fb29e3d66baebc7863ad50b74e73a53c6e6e8a0e5159'

const verdict = (bytes: Uint8Array, value: string, given: Partial<typeof settings> = {}) =>
  verify({ body: bytes, query: '', headers: { 'x-hub-signature-256': value } }, { ...settings, ...given })

test('the worked example holds', () => {
  assert.equal(sign(body, appSecret), header)
  assert.equal(verdict(body, header), 'ok')
})

test('… and no other byte of it', () => {
  for (const index of [0, 80, body.length - 2]) {
    const changed = Buffer.from(body)
    changed[index]! ^= 1
    assert.equal(verdict(changed, header), 'forged')
  }
})

test('either of the two secrets holds, and none that is not there', () => {
  assert.equal(verdict(body, header, { appSecret: 'of-facebook', otherSecret: appSecret }), 'ok')
  assert.equal(verdict(body, header, { appSecret: 'of-facebook', otherSecret: 'of-nobody' }), 'forged')
  assert.equal(verdict(body, sign(body, '')), 'forged')
})

test('only a handshake is answered, and only who knows the word hears the challenge', () => {
  const asked = (query: Record<string, string>) =>
    answer({ body: Buffer.alloc(0), headers: {}, query: new URLSearchParams(query).toString() }, settings)
  const whole = { 'hub.mode': 'subscribe', 'hub.verify_token': 'the word', 'hub.challenge': '77' }
  assert.deepEqual(asked(whole), { status: 200, type: 'text/plain', body: '77' })
  assert.equal(asked({}), undefined)
  assert.equal(asked({ ...whole, 'hub.verify_token': 'another' })?.status, 403)
})

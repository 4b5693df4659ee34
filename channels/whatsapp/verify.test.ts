import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { WhatsAppSettings } from './settings.ts'
import { answer, verify } from './verify.ts'

const settings: WhatsAppSettings = {
  ...{ account: '1', token: 't', appSecret: 'meta-app-secret-0001', verifyToken: 'our word', version: '', address: '' },
}
const body = String.raw`{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"4930123456","phone_number_id":"106540352242922"},"messages":[{"from":"4915112345678","id":"wamid.T1","timestamp":"1764000000","type":"text","text":{"body":"Gr\u00fc\u00dfe \ud83d\udc4b"}}]}}]}]}`
const signature = 'sha256=66136171f0301cccd4706516ff4fa9a1eaa96077a662be3c7d82fdddf422b093'

const verdict = (bytes: string | Buffer, header: string | undefined, given = settings) =>
  verify(
    { body: Buffer.from(bytes), query: '', headers: header === undefined ? {} : { 'x-hub-signature-256': header } },
    given,
  )

test('what Meta signed holds', () => {
  assert.equal(verdict(body, signature), 'ok')
})

test('one other byte of the body is forged', () => {
  const bytes = Buffer.from(body)
  bytes[body.indexOf('Gr')]! ^= 1
  assert.equal(verdict(bytes, signature), 'forged')
})

test('the bytes count, not what they mean: written anew they are forged', () => {
  assert.notEqual(JSON.stringify(JSON.parse(body)), body)
  assert.equal(verdict(JSON.stringify(JSON.parse(body)), signature), 'forged')
})

test('the older signature, none, another secret and no secret are forged', () => {
  assert.equal(verdict(body, signature.replace('sha256', 'sha1')), 'forged')
  assert.equal(verdict(body, undefined), 'forged')
  assert.equal(verdict(body, signature, { ...settings, appSecret: 'meta-app-secret-0002' }), 'forged')
  assert.equal(verdict(body, signature, { ...settings, appSecret: '' }), 'forged')
})

const asked = (query: Record<string, string>, given = settings) =>
  answer({ body: Buffer.alloc(0), headers: {}, query: new URLSearchParams(query).toString() }, given)

test('Meta asks whether the address is ours, and hears its challenge', () => {
  const question = { 'hub.mode': 'subscribe', 'hub.challenge': '1158201444', 'hub.verify_token': 'our word' }
  assert.deepEqual(asked(question), { status: 200, type: 'text/plain', body: '1158201444' })
  assert.equal(asked({ ...question, 'hub.verify_token': 'a guess' })?.status, 403)
  assert.equal(asked({ ...question, 'hub.mode': 'unsubscribe' })?.status, 403)
  assert.equal(asked({ ...question, 'hub.verify_token': '' }, { ...settings, verifyToken: '' })?.status, 403)
  assert.equal(asked({ other: 'question' }), undefined)
})

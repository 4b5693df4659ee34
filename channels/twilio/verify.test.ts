import assert from 'node:assert/strict'
import { test } from 'node:test'
import { twilioSettings } from './settings.ts'
import { answer, sign, signatureHeader, verify } from './verify.ts'

const settings = twilioSettings.read({ accountSid: `AC${'0'.repeat(31)}1`, authToken: 'twilio-auth-token-0005' })
const address = 'https://chat.acme.example/hooks/twilio?inbox=7'
const signature = 'ZlJkQI+kRtAXyTMhj5xrLLSJFLA='
const form = new URLSearchParams({
  To: '+4930123456',
  AccountSid: 'AC00000000000000000000000000000001',
  Body: 'Hello 📦 & bye',
  From: '+4915112345678',
  MessageSid: 'SM00000000000000000000000000000001',
  NumMedia: '0',
})

const rawOf = (body: string, at = address, said = signature) => ({
  body: Buffer.from(body),
  query: '',
  address: at,
  headers: { [signatureHeader]: said },
})

test('the worked example of a form holds, and not with a character changed', () => {
  assert.equal(verify(rawOf(form.toString()), settings), 'ok')
  const changed = new URLSearchParams(form)
  changed.set('Body', 'Hello 📦 & byf')
  assert.equal(verify(rawOf(changed.toString()), settings), 'forged')
  assert.equal(verify(rawOf(form.toString(), address.replace('7', '8')), settings), 'forged')
  assert.equal(verify(rawOf(`${form.toString()}&New=1`), settings), 'forged')
})

test('whether Twilio signs the usual port or not makes no difference', () => {
  const withPort = address.replace('acme.example', 'acme.example:443')
  assert.equal(verify(rawOf(form.toString(), withPort), settings), 'ok')
  assert.equal(verify(rawOf(form.toString(), address.replace('acme.example', 'acme.example:8443')), settings), 'ok')
})

test('the worked example of a body that is no form holds, and not with a byte changed', () => {
  const hashed =
    'https://chat.acme.example/hooks/twilio?bodySHA256=93a23971a914e5eacbf0a8d25154cda309c3c1c72fbb9914d47c60f3cb681588'
  const said = 'IqBkt62VsaYN/oR8OCOK7Mmzxfs='
  assert.equal(verify(rawOf('{"hello":"world"}', hashed, said), settings), 'ok')
  assert.equal(verify(rawOf('{"hello":"worle"}', hashed, said), settings), 'forged')
})

test('only Twilio hears TwiML, and a number set to GET fails where one can see it', () => {
  assert.match(answer(rawOf(form.toString()), settings)?.body ?? '', /<Response\/>$/)
  assert.equal(answer(rawOf(form.toString(), address, 'another'), settings), undefined)
  const asked = rawOf('', address, sign(address, undefined, settings.authToken))
  assert.equal(verify(asked, settings), 'ok')
  assert.equal(answer(asked, settings), undefined)
  assert.equal(verify({ ...rawOf(form.toString()), address: 'nowhere' }, settings), 'forged')
})

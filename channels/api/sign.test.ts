import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sign, verify } from './sign.ts'

const secret = 'sobremesa-example-secret'
const at = 1_790_000_000_000
const body = Buffer.from('{"events":[{"type":"message","id":"m-1","from":{"id":"c-77"},"text":"¿Hola?"}]}')
const header = 't=1790000000,v1=d7214583843a6045058bb7e90173759848acc545f56d6136d10b09d394237378'

const verdict = (value: string, { now = at, bytes = body as Uint8Array, known = secret } = {}) =>
  verify(
    { body: bytes, query: '', headers: { 'x-sobremesa-signature': value } },
    { secret: known, target: '', lookup: '' },
    { now },
  )

test('the worked example of the README holds', () => {
  assert.equal(body.length, 80)
  assert.equal(sign(body, secret, at), header)
  assert.equal(verdict(header), 'ok')
})

test('one other byte of the body is forged', () => {
  const bytes = Buffer.from(body)
  bytes[70]! ^= 1
  assert.equal(verdict(header, { bytes }), 'forged')
})

test('the query string of a question is signed like a body', () => {
  const asked = sign('id=0199a1b2-0000-7000-8000-000000000001', secret, at)
  assert.equal(asked, 't=1790000000,v1=107af90988356d3932cb5d623106ece5a630b54e75543c509be1acd82c7b37b9')
})

test('a signature holds for five minutes before and after its time', () => {
  const verdicts = [-300_001, -300_000, 300_000, 300_001].map(off => verdict(header, { now: at + off }))
  assert.deepEqual(verdicts, ['stale', 'ok', 'ok', 'stale'])
})

test('while the secret changes one of several signatures must hold', () => {
  const other = sign(body, 'the secret before this one', at).split(',')[1]!
  assert.equal(verdict(`${header},${other}`), 'ok')
  assert.equal(verdict(`t=1790000000,${other},${header.split(',')[1]}`), 'ok')
  assert.equal(verdict(`t=1790000000,${other}`), 'forged')
  assert.equal(verdict(`${header},t=1790000001`), 'forged')
})

test('without a secret nothing is genuine', () => {
  assert.equal(verdict(sign(body, '', at), { known: '' }), 'forged')
})

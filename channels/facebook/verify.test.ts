import assert from 'node:assert/strict'
import { test } from 'node:test'
import { proofOf } from './graph.ts'
import { sign } from '../meta/verify.ts'
import { answer, verify } from './verify.ts'

const appSecret = 'meta-app-secret-0001'
const settings = { token: 't', appSecret, verifyToken: 'the word', address: '' }
const vectors = [
  {
    body: String.raw`{"object":"page","entry":[{"id":"1099","time":1764000000123,"messaging":[{"sender":{"id":"7001"},"recipient":{"id":"1099"},"timestamp":1764000000100,"message":{"mid":"m_T1","text":"Caf\u00e9 \u2615"}}]}]}`,
    header: 'sha256=a4e3d60a58d501b134b9674b3c32f253e7a1cd7a4145a92f77bccdf0d9f88117',
    sha1: 'sha1=4307e40d121c76b5d396977f21e96645822a866d',
  },
  {
    body: String.raw`{"object":"page","entry":[{"id":"1099","time":1764000001,"changes":[{"field":"feed","value":{"item":"comment","verb":"add","comment_id":"5501_9001","post_id":"1099_5501","parent_id":"1099_5501","from":{"id":"7001","name":"Nora"},"message":"Ol\u00e1!","created_time":1764000000}}]}]}`,
    header: 'sha256=e15a8b719c0c8d16716a56d6b96f1e61bb99448d5d741b23d0e7d08521934e29',
    sha1: '',
  },
]
const verdict = (body: Uint8Array, header: string) =>
  verify({ body, query: '', headers: { 'x-hub-signature-256': header } }, settings)

for (const { body, header, sha1 } of vectors) {
  const bytes = Buffer.from(body)
  test(`the worked example ${header.slice(7, 15)} holds`, () => {
    assert.equal(sign(bytes, appSecret), header)
    assert.equal(verdict(bytes, header), 'ok')
  })

  test(`… and no other byte of it`, () => {
    for (const index of [0, 80, bytes.length - 2]) {
      const changed = Buffer.from(bytes)
      changed[index]! ^= 1
      assert.equal(verdict(changed, header), 'forged')
    }
  })

  test('… and not by the older digest', () => {
    assert.equal(verify({ body: bytes, query: '', headers: { 'x-hub-signature': sha1 } }, settings), 'forged')
    assert.equal(verdict(bytes, sha1), 'forged')
  })
}

test('the text as it reads is not the text as it was signed', () => {
  const { body, header } = vectors[0]!
  assert.equal(verdict(Buffer.from(JSON.stringify(JSON.parse(body))), header), 'forged')
})

test('the proof that goes along with a token', () => {
  assert.equal(proofOf('page-token-123', appSecret), '93c31286b3770269f6ef00fdb49cb4a0cce01909e612870f31b4075fa173bec4')
})

test('only a handshake is answered, and only who knows the word hears the challenge', () => {
  const asked = (query: Record<string, string>) =>
    answer({ body: Buffer.alloc(0), headers: {}, query: new URLSearchParams(query).toString() }, settings)
  const whole = { 'hub.mode': 'subscribe', 'hub.verify_token': 'the word', 'hub.challenge': '77' }
  assert.deepEqual(asked(whole), { status: 200, type: 'text/plain', body: '77' })
  assert.equal(asked({}), undefined)
  const { 'hub.verify_token': _, ...wordless } = whole
  const others = [wordless, { ...whole, 'hub.mode': 'other' }, { ...whole, 'hub.challenge': '7'.repeat(501) }]
  assert.deepEqual(
    others.map(each => asked(each)?.status),
    [403, 403, 403],
  )
})

test('while no word is set nobody shakes hands', () => {
  const query = 'hub.mode=subscribe&hub.verify_token=&hub.challenge=77'
  assert.equal(answer({ body: Buffer.alloc(0), headers: {}, query }, { ...settings, verifyToken: '' })?.status, 403)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lineSettings } from './settings.ts'
import { verify } from './verify.ts'

const secret = 'line-channel-secret-0004'
const settings = lineSettings.read({ secret })
const verdict = (body: string | Buffer, signature?: string, known = settings) =>
  verify(
    {
      body: Buffer.from(body),
      query: '',
      headers: (signature === undefined ? {} : { 'x-line-signature': signature }) as Record<string, string>,
    },
    known,
  )

const vectors = [
  ['{"destination":"Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","events":[]}', 'pxMMrHLVFZk16vlr4HHs4ArXfHw2gtSgtsHHv+2fWBI='],
  [
    '{"destination":"Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","events":[{"type":"unfollow","mode":"active","timestamp":1764000000011,"source":{"type":"user","userId":"U11111111111111111111111111111111"},"webhookEventId":"01HZX3J9Q2W8M7N6B5V4C30011","deliveryContext":{"isRedelivery":false}}]}',
    'R0xUhBz0gc4IOf0GWgwgbuIrxOCwz2+U4KsKCq9GL8o=',
  ],
] as const

test('worked signatures hold, and not with one other byte', () => {
  for (const [body, signature] of vectors) {
    assert.equal(verdict(body, signature), 'ok')
    for (const index of [0, 40, body.length - 1]) {
      const changed = Buffer.from(body)
      changed[index]! ^= 1
      assert.equal(verdict(changed, signature), 'forged')
    }
    assert.equal(verdict(`${body}\n`, signature), 'forged')
    assert.equal(verdict(body, signature.replace('=', '')), 'forged')
    assert.equal(verdict(body), 'forged')
    assert.equal(verdict(body, signature, lineSettings.read({ secret: `${secret}x` })), 'forged')
  }
})

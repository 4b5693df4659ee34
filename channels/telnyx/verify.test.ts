import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import { telnyxSettings } from './settings.ts'
import { signatureHeader, timestampHeader, verify } from './verify.ts'

const publicKey = 'A6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg='
const body =
  '{"data":{"event_type":"message.received","id":"6a09cdc3-8948-47f0-aa62-74ac943d6c58","occurred_at":"2026-11-20T10:00:00.000+00:00","payload":{"direction":"inbound","id":"84cca175-9755-4859-b67f-4730d7f58aa3","text":"Hi"},"record_type":"event"}}'
const signature = 'D2qNh7vWfNX3/mwtzbM7qml/vBm8TTUCrH5sT3umeZgEwuSLJQHrRn26ijfME2IZqpCGNUVWqBnKlLB9ov61AQ=='
const now = 1_764_000_000_000

type Told = { text?: string; seconds?: string; key?: string; at?: number; said?: string }
const verdict = ({ text = body, seconds = '1764000000', key = publicKey, at = now, said = signature }: Told) =>
  verify(
    { body: Buffer.from(text), query: '', headers: { [signatureHeader]: said, [timestampHeader]: seconds } },
    telnyxSettings.read({ apiKey: 'k', publicKey: key }),
    { now: at },
  )

test('the worked example holds, for five minutes', () => {
  assert.equal(verdict({}), 'ok')
  assert.equal(verdict({ at: now + 299_000 }), 'ok')
  assert.equal(verdict({ at: now + 301_000 }), 'stale')
  assert.equal(verdict({ at: now - 301_000 }), 'stale')
})

test('with another time, a changed byte, or another key: forged', () => {
  const other = generateKeyPairSync('ed25519').publicKey.export({ format: 'der', type: 'spki' })
  const tales: Told[] = [
    { seconds: '1764000001', at: now + 1000 },
    { text: body.replace('Hi', 'Ho') },
    { key: other.subarray(12).toString('base64') },
    { key: '' },
    { key: 'AAAA' },
    { said: signature.replace('D2q', 'D3q') },
    { said: signature.replace('AQ==', 'AR==') },
    { said: signature.slice(0, -4) },
    { seconds: '1764000000.0' },
  ]
  assert.deepEqual(new Set(tales.map(verdict)), new Set(['forged']))
})

test('the public key may come in its wrapping', () => {
  const wrapped = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(publicKey, 'base64')])
  assert.equal(verdict({ key: wrapped.toString('base64') }), 'ok')
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Asked, isSecure, mustBeOurPage } from './asked.ts'

const publicAddress = 'https://talk.example'

const from = (origin: string | undefined, over: Partial<Asked> = {}): Asked => ({
  method: 'POST',
  host: 'localhost:4600',
  ...over,
  headers: { ...over.headers, ...(origin === undefined ? {} : { origin }) },
})

const isTaken = (asked: Asked) => {
  try {
    mustBeOurPage(asked, publicAddress)
    return true
  } catch (error) {
    assert.equal((error as { code: string }).code, 'origin.other')
    return false
  }
}

test('a page of ours stands under the host asked or under the public address', () => {
  assert.ok(isTaken(from('http://localhost:4600')))
  assert.ok(isTaken(from('https://talk.example')))
  assert.ok(isTaken(from('https://localhost:4600')), 'a proxy before us may speak https')
})

test('no other page is ours, however alike it looks', () => {
  const others = [
    'http://localhost',
    'http://localhost:46001',
    'https://talk.example.evil.example',
    'https://eviltalk.example',
  ]
  for (const origin of [...others, 'http://talk.example', 'null', '', undefined])
    assert.ok(!isTaken(from(origin)), String(origin))
})

test('reading needs no page of ours, but for sockets', () => {
  assert.ok(isTaken(from('https://evil.example', { method: 'GET' })))
  assert.ok(isTaken(from(undefined, { method: 'HEAD' })))
  assert.ok(!isTaken(from('https://evil.example', { method: 'GET', headers: { upgrade: 'websocket' } })))
  for (const method of ['PUT', 'PATCH', 'DELETE']) assert.ok(!isTaken(from('https://evil.example', { method })), method)
})

test('a cookie is secure on the public address with https, or where https was spoken', () => {
  assert.ok(isSecure(from(undefined, { host: 'talk.example' }), publicAddress))
  assert.ok(isSecure(from(undefined, { protocol: 'https' }), 'http://localhost:4600'))
  assert.ok(!isSecure(from(undefined), publicAddress))
  assert.ok(!isSecure(from(undefined, { host: 'talk.example' }), 'http://talk.example'))
})

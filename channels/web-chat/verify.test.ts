import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Raw } from '#channel'
import { webChat } from './index.ts'
import vectors from './vectors.json' with { type: 'json' }

const now = Date.UTC(2026, 10, 22)
const settings = { secret: vectors.secret, identitySecret: vectors.identitySecret, origins: '' }
const visitors = webChat.visitors!
const raw = (body: unknown): Raw => ({
  body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  headers: {},
  query: '',
})
const message = {
  type: 'message',
  id: '3f0c7bb4-7e0e-4d8a-a5c8-6d1d7f0b2c55',
  at: 1,
  text: 'Hola',
  files: [] as unknown[],
}
const verdict = (body: unknown, given = settings, at = now) => webChat.verify(raw(body), given, { now: at })

test('the worked example of a pass is what we sign, and says who it was signed for', () => {
  assert.equal(visitors.sign(vectors.visitor, settings), vectors.pass)
  assert.deepEqual(visitors.read(vectors.pass, settings), vectors.visitor)
  assert.equal(verdict({ token: vectors.pass, events: [message] }), 'ok')
})

test('a pass says all that it was given', () => {
  const visitor = { ...vectors.visitor, language: 'es', earlierId: 'somebody-before' }
  assert.deepEqual(visitors.read(visitors.sign(visitor, settings), settings), visitor)
})

test('whoever changes one byte of a pass has a forged one', () => {
  for (let at = 0; at < vectors.pass.length; at++) {
    const other = vectors.pass[at] === 'A' ? 'B' : 'A'
    const changed = vectors.pass.slice(0, at) + other + vectors.pass.slice(at + 1)
    assert.equal(verdict({ token: changed, events: [] }), 'forged', `byte ${at}`)
  }
})

test('a pass of another connection, and one without a digest, is forged', () => {
  assert.equal(verdict({ token: vectors.pass, events: [] }, { ...settings, secret: 'another' }), 'forged')
  assert.equal(verdict({ token: vectors.pass.slice(0, vectors.pass.lastIndexOf('.') + 1), events: [] }), 'forged')
})

test('a connection without a secret takes nothing, for everybody could sign', () => {
  const without = { ...settings, secret: '' }
  assert.equal(verdict({ token: visitors.sign(vectors.visitor, without), events: [] }, without), 'forged')
})

test('a pass holds until its end and is stale from then on', () => {
  assert.equal(verdict({ token: vectors.pass, events: [] }, settings, vectors.visitor.until - 1), 'ok')
  assert.equal(verdict({ token: vectors.pass, events: [] }, settings, vectors.visitor.until), 'stale')
})

test('a body that is nothing of ours is forged', () => {
  for (const body of ['', '{', '[]', 'null', '{}', '{"token":1,"events":[]}', '"v1.x.y"'])
    assert.equal(verdict(body), 'forged', body)
})

test('a visitor sends the files that they brought, and nobody else’s', () => {
  const own = visitors.nameFile('file-1', vectors.visitor.id, settings)
  const others = visitors.nameFile('file-1', 'somebody-else', settings)
  const sending = (id: string) =>
    verdict({
      token: vectors.pass,
      events: [{ ...message, files: [{ id, name: 'a.png', type: 'image/png', size: 3 }] }],
    })
  assert.equal(sending(own), 'ok')
  assert.equal(sending(others), 'forged')
  assert.equal(sending('file-1'), 'forged')
  assert.equal(sending(own.replace('file-1', 'file-2')), 'forged')
})

const jwt = (head: object, claims: object, secret = vectors.identitySecret) => {
  const text = [head, claims].map(part => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`
}
const hs256 = { alg: 'HS256', typ: 'JWT' }
const identify = (token: string, at = now) => visitors.identify(token, settings, at)

test('the worked example of an identity says who the brand says they are', () => {
  assert.equal(jwt(hs256, vectors.claims), vectors.identity)
  assert.deepEqual(identify(vectors.identity), {
    id: 'C-1042',
    name: 'Marta Iborra',
    known: { customerNumber: 'C-1042', email: 'marta@example.com' },
  })
})

test('an identity that is not signed with the secret, or by another way, is not believed', () => {
  assert.equal(identify(jwt(hs256, vectors.claims, 'guess')), undefined)
  assert.equal(identify(jwt({ alg: 'none' }, vectors.claims)), undefined)
  assert.equal(identify(jwt({ alg: 'HS512' }, vectors.claims)), undefined)
  assert.equal(identify(`${vectors.identity.slice(0, vectors.identity.lastIndexOf('.'))}.`), undefined)
  assert.equal(identify('a.b.c'), undefined)
})

test('an identity needs somebody and an end, and holds from its beginning to its end', () => {
  const { exp, ...endless } = vectors.claims
  assert.equal(identify(jwt(hs256, endless)), undefined)
  assert.equal(identify(jwt(hs256, { ...vectors.claims, sub: '' })), undefined)
  assert.equal(identify(jwt(hs256, { ...vectors.claims, nbf: now / 1000 + 3600 })), undefined)
  assert.equal(identify(vectors.identity, (exp + 61) * 1000), undefined)
  assert.equal(identify(jwt(hs256, { ...vectors.claims, sub: 1042 }))?.id, '1042')
})

test('the pages that may show the chat are read line by line', () => {
  const origins = ' https://shop.example \r\n\nHTTPS://WWW.Shop.example:8443\n'
  assert.deepEqual(visitors.origins({ ...settings, origins }), [
    'https://shop.example',
    'https://www.shop.example:8443',
  ])
  assert.deepEqual(visitors.origins(settings), [])
})

test('the page on how to sign shows the worked examples as they are', () => {
  const page = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8')
  assert.ok(page.includes(`\n${vectors.pass}\n`) && page.includes(`\n${vectors.identity}\n`))
  assert.ok(
    page.includes(vectors.secret) &&
      page.includes(vectors.identitySecret) &&
      page.includes(JSON.stringify(vectors.claims)),
  )
})

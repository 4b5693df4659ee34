import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Inbound, Raw } from '#channel'
import { webChat } from './index.ts'
import vectors from './vectors.json' with { type: 'json' }

const settings = { secret: vectors.secret, identitySecret: vectors.identitySecret, origins: '' }
const { id: lane, profileKey } = vectors.visitor
const raw = (body: unknown): Raw => ({
  body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  headers: {},
  query: '',
})
const parse = (events: unknown): Inbound[] => webChat.parse(raw({ token: vectors.pass, events }), settings)
const id = '3f0c7bb4-7e0e-4d8a-a5c8-6d1d7f0b2c55'
const from = { id: lane, scope: 'profile', name: 'Marta Iborra', known: vectors.visitor.known }

test('a message is the visitor’s, under the id that the browser gave it', () => {
  assert.deepEqual(parse([{ type: 'message', id, at: 1, text: 'La junta gotea', files: [] }]), [
    {
      kind: 'message',
      key: `urraca:${id}`,
      profileKey,
      lane,
      externalId: id,
      from,
      text: 'La junta gotea',
      visibility: 'private',
    },
  ])
})

test('facts are believed only from the pass, whatever else the browser says', () => {
  const { known: _, name: __, ...nobody } = vectors.visitor
  const token = webChat.visitors!.sign(nobody, settings)
  const [message] = webChat.parse(
    raw({
      token,
      known: { email: 'x' },
      events: [{ type: 'message', id, text: 'Hola', known: { email: 'x' }, name: 'Y' }],
    }),
    settings,
  )
  assert.deepEqual(message?.kind === 'message' && message.from, { id: lane, scope: 'profile' })
})

test('files stand by their own ids, pictures as pictures and drawings that could hold scripts as documents', () => {
  const file = (type: string) => ({
    id: webChat.visitors!.nameFile('f1', lane, settings),
    name: 'rosca',
    type,
    size: 9,
  })
  const [message] = parse([
    {
      type: 'message',
      id,
      text: ' ',
      files: ['image/png', 'image/svg+xml', 'audio/ogg', 'video/mp4', 'text/plain'].map(file),
    },
  ])
  assert.ok(message?.kind === 'message')
  assert.equal(message.text, undefined)
  assert.deepEqual(
    message.parts!.map(part => part.kind),
    ['image', 'document', 'audio', 'video', 'document'],
  )
  assert.deepEqual(message.parts![0], { kind: 'image', ref: { kept: 'f1' }, name: 'rosca', type: 'image/png', size: 9 })
})

test('having read is a receipt for everything until then, with a key of its own', () => {
  assert.deepEqual(parse([{ type: 'read', upTo: 1795305600000 }]), [
    {
      kind: 'receipt',
      key: `urraca:read:${lane}:1795305600000`,
      profileKey,
      lane,
      state: 'read',
      upTo: true,
      at: 1795305600000,
    },
  ])
})

test('what we don’t know is told as unknown and stops nothing', () => {
  const events = [
    { type: 'dance' },
    7,
    null,
    { type: 'message', id: 'x', text: 'a' },
    { type: 'message', id, text: '' },
    { type: 'read', upTo: 1e300 },
    { type: 'message', id, text: 'a' },
  ]
  assert.deepEqual(
    parse(events).map(each => each.kind),
    ['unknown', 'unknown', 'unknown', 'unknown', 'unknown', 'unknown', 'message'],
  )
})

test('a post with more than a hundred events is told, not swallowed', () => {
  const kinds = parse(Array.from({ length: 102 }, () => ({ type: 'dance' }))).map(each =>
    each.kind === 'unknown' ? each.what : each.kind,
  )
  assert.equal(kinds.length, 101)
  assert.equal(kinds.at(-1), 'more events than a post may have')
})

const event = fc.oneof(
  fc.record(
    {
      type: fc.constantFrom('message', 'read', 'x'),
      id: fc.oneof(fc.uuid(), fc.anything()),
      text: fc.anything(),
      files: fc.anything(),
      upTo: fc.anything(),
    },
    { requiredKeys: [] },
  ),
  fc.anything(),
)
const safely = (value: unknown) =>
  JSON.stringify(value, (_, each) => (typeof each === 'bigint' ? String(each) : each)) ?? 'null'

test('no payload makes it throw, and the same payload has the same keys', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 5 }), fc.nat(), (events, cut) => {
      const body = safely({ token: vectors.pass, events: JSON.parse(safely(events)) as unknown })
      const first = webChat.parse(raw(body), settings)
      assert.deepEqual(first, webChat.parse(raw(body), settings))
      assert.ok(first.every(each => each.lane === lane && each.key.startsWith('urraca:')))
      webChat.parse(raw(body.slice(0, cut % body.length)), settings)
      webChat.verify(raw(body.slice(0, cut % body.length)), settings, { now: 0 })
    }),
    { numRuns: 300 },
  )
})

test('no bytes make it throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), body => {
      assert.deepEqual(webChat.parse({ body, headers: {}, query: '' }, settings), [])
      assert.equal(webChat.verify({ body, headers: {}, query: '' }, settings, { now: 0 }), 'forged')
    }),
  )
})

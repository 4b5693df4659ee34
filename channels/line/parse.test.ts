import assert from 'node:assert/strict'
import { test } from 'node:test'
import { kenji, lineCustomer, lineRequest } from '../../test/vendors/line-customer.ts'
import { choiceOf, dataOf } from './choice.ts'
import { parse } from './parse.ts'

const at = 1_764_000_000_000
const parsed = (events: object[]) =>
  parse({ body: Buffer.from(lineRequest(events as never, 's').body), headers: {}, query: '' })

test('several people in one request are several threads', () => {
  const other = { userId: 'U99999999999999999999999999999999' }
  const events = [
    lineCustomer.writes(kenji, { id: '1', at, text: 'a' }),
    lineCustomer.writes(other, { id: '2', at, text: 'b' }),
    lineCustomer.writes({ ...kenji, groupId: 'C22222222222222222222222222222222' }, { id: '3', at, text: 'c' }),
  ]
  assert.deepEqual(
    parsed(events).map(({ lane }) => lane),
    [kenji.userId, other.userId, 'C22222222222222222222222222222222'],
  )
})

test('an event without an id of its own is named by its place in what came', () => {
  const event = { ...lineCustomer.writes(kenji, { id: '1', at, text: 'a' }), webhookEventId: undefined }
  const keys = parsed([event, event]).map(({ key }) => key)
  assert.equal(new Set(keys).size, 2)
  assert.deepEqual(
    parsed([event, event]).map(({ key }) => key),
    keys,
  )
})

test('names that every object has are no type', () => {
  const whats = ['constructor', '__proto__', 'toString'].map(type => {
    const [found] = parsed([{ ...lineCustomer.blocks(kenji, { id: '1', at }), type }])
    return found?.kind === 'unknown' && found.what
  })
  assert.deepEqual(whats, ['type constructor', 'type __proto__', 'type toString'])
})

test('what a button sends comes back with its id and its label', () => {
  for (const [id, label] of [
    ['confirm:1', 'Sí, gracias'],
    ['a:b:c', 'a:b'],
    ['', '👍'],
  ] as const)
    assert.deepEqual(choiceOf(dataOf(id, label), undefined), { kind: 'choice', id, label })
  const long = 'x'.repeat(280)
  assert.equal(dataOf(long, 'ñ'.repeat(20)), long, 'where there is no room the label stays behind')
})

test('data that others made stay as they are', () => {
  assert.deepEqual(choiceOf('choice:', undefined), { kind: 'choice', id: 'choice:', label: 'choice:' })
  assert.deepEqual(choiceOf('choice:%E0%A4%A:1', undefined), { kind: 'choice', id: '1', label: '%E0%A4%A' })
  assert.deepEqual(choiceOf('slot', '2026-11-21'), { kind: 'choice', id: 'slot', label: '2026-11-21' })
})

test('bytes that stand elsewhere are fetched from there', () => {
  const event = lineCustomer.sends(kenji, { id: '1', at, type: 'image' })
  const message = event.message as Record<string, unknown>
  const contentProvider = { type: 'external', originalContentUrl: 'https://img.example/1.jpg' }
  const [found] = parsed([{ ...event, message: { ...message, contentProvider } }])
  assert.deepEqual(found?.kind === 'message' && found.parts, [
    { kind: 'image', ref: { url: 'https://img.example/1.jpg' } },
  ])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { written } from './client.ts'
import { newId } from './id.ts'
import { faultOf, isPassing, unreachable } from './fault.ts'

test('a question leaves out what is empty', () => {
  assert.equal(
    written({ view: 'mine', channel: undefined, after: null, unread: false, limit: 50, text: '' }),
    '?view=mine&limit=50',
  )
  assert.equal(written({}), '')
})

test('a question writes what is not plain safely', () => {
  assert.equal(written({ after: 'a b&c' }), '?after=a+b%26c')
})

test('a refusal keeps its code and values', () => {
  const fault = faultOf(409, { code: 'conversation.closed', values: { name: 'Marta' } })
  assert.deepEqual([fault.code, fault.status, fault.values], ['conversation.closed', 409, { name: 'Marta' }])
})

test('an answer that is not ours becomes a fault in general words', () => {
  assert.equal(faultOf(502, '<html>').code, 'unexpected')
  assert.equal(faultOf(404, undefined).code, 'refused')
})

test('only what may go better by itself is passing', () => {
  assert.equal(isPassing(unreachable('x')), true)
  assert.equal(isPassing(faultOf(503, undefined)), true)
  assert.equal(isPassing(faultOf(422, undefined)), false)
})

test('an id made in the browser is a UUIDv7 of that moment', () => {
  const at = Date.UTC(2026, 10, 21)
  const id = newId(at)
  assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  assert.equal(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16), at)
  assert.notEqual(newId(at), id)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isEcho } from './echo.ts'

test('what nobody here wrote, and is ours all the same, came from the platform’s own app', () => {
  const agent = { kind: 'agent' as const, name: '' }
  assert.ok(isEcho({ direction: 'out', author: { ...agent, id: null } }))
  assert.ok(!isEcho({ direction: 'out', author: { ...agent, id: 'lucia' } }))
  assert.ok(!isEcho({ direction: 'out', author: { kind: 'bot', id: null, name: 'API' } }))
  assert.ok(!isEcho({ direction: 'in', author: { kind: 'customer', id: null, name: 'Marta' } }))
})

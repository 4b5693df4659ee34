import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lookingIn, lookingQuery, narrowingFor } from './looking.ts'

const message = '01a2027e-5ee5-7007-9817-b8e7e8f01c90'

test('what is looked at is read from the address as it was written there, the rest is dropped', () => {
  const looking = { message, at: 1_795_000_000_000, of: 'email', only: 'notes' as const }
  assert.deepEqual(lookingIn(lookingQuery(looking)), looking)
  assert.deepEqual(lookingIn({ message: '1 or 1=1', at: 'soon', of: '', only: 'secrets', view: 'mine' }), {})
  assert.deepEqual(lookingIn({ at: 9e15 }), {})
})

test('public and private narrow by who can read it, the others by what it is', () => {
  assert.deepEqual(narrowingFor({ of: 'email', only: 'public' }), { channel: 'email', visibility: 'public' })
  assert.deepEqual(narrowingFor({ only: 'media' }), { kind: 'media' })
  assert.deepEqual(narrowingFor({ message }), {})
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Fault } from '#lib'
import { reasonOf } from './park.ts'

test('what no database takes is left out of why something was parked: else it would stop everything behind it', () => {
  const unknown = new Fault('profile.unknown', 422, { key: 'a\0b' })
  assert.deepEqual(reasonOf(unknown), { reason: 'profile.unknown', detail: 'ab' })
  assert.deepEqual(reasonOf(new Error('Unexpected \0')), { reason: 'fault', detail: 'Unexpected ' })
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lookOf } from './look.ts'

test('an address says what is looked at; what it does not say is as usual', () => {
  assert.deepEqual(lookOf({}), { days: '28', by: 'channel' })
  assert.deepEqual(lookOf({ days: 7, by: 'team', figure: 'cohort', of: 'none' }), {
    ...{ days: '7', by: 'team', figure: 'cohort', of: 'none' },
  })
})

test('what an address cannot mean is dropped', () => {
  assert.deepEqual(lookOf({ days: '3000', by: '<b>', figure: 'rage', of: 'whatsapp' }), { days: '28', by: 'channel' })
  assert.deepEqual(lookOf({ of: 'whatsapp' }), { days: '28', by: 'channel' })
})

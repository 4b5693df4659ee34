import assert from 'node:assert/strict'
import { test } from 'node:test'
import { promiseLookOf, writtenLook } from './look.ts'

test('an address says what of the promises is looked at, and what makes no sense in it is dropped', () => {
  assert.deepEqual(promiseLookOf(undefined, {}), { tab: 'mine' })
  assert.deepEqual(promiseLookOf('history', { state: 'kept', owner: 'ana', more: 1 }), {
    ...{ tab: 'history', state: 'kept', owner: 'ana' },
  })
  // Mine are nobody else's, and what is over is not on its way.
  assert.deepEqual(promiseLookOf('mine', { owner: 'ana' }), { tab: 'mine' })
  assert.deepEqual(promiseLookOf('history', { state: 'made' }), { tab: 'history' })
  assert.deepEqual(promiseLookOf('elsewhere', { state: 'broken' }), { tab: 'mine', state: 'broken' })
})

test('what is looked at stands in the address, and is read back from it', () => {
  assert.equal(writtenLook({ tab: 'team' }), 'team')
  assert.equal(writtenLook({ tab: 'history', state: 'kept', owner: 'ana' }), 'history?owner=ana&state=kept')
})

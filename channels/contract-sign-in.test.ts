import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isGranted, signInAddress } from '#channel'

test('what was granted is what the vendor says, and all where it says nothing', () => {
  assert.equal(isGranted({ scope: 'read write' }, ['write']), true)
  assert.equal(isGranted({ scope: 'read,write' }, ['write', 'read']), true)
  assert.equal(isGranted({ scope: 'read' }, ['write']), false)
  assert.equal(isGranted({ scope: 'readonly' }, ['read']), false)
  assert.equal(isGranted({}, ['write']), true)
})

test('what an address asks by itself stays, and nothing in it is taken for another field', () => {
  const asked = { returnAddress: 'https://a.example/b?c=1', state: 's&scope=all', challenge: 'c' }
  const address = new URL(signInAddress('https://v.example/let-in?brand=1', asked, { clientId: 'i d', scope: 'read' }))
  assert.deepEqual(
    ['brand', 'redirect_uri', 'state', 'client_id', 'scope'].map(name => address.searchParams.getAll(name)),
    [['1'], [asked.returnAddress], [asked.state], ['i d'], ['read']],
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addressesOf, brandNames, narrowingOf, searchOf, viewOf } from './places.ts'

test('an address says brand, view and conversation', () => {
  const to = addressesOf('urraca')
  assert.equal(to.inbox('mine'), '/b/urraca/inbox/mine')
  assert.equal(to.inbox('open', 'c1'), '/b/urraca/inbox/open/c1')
  assert.equal(to.team('keys'), '/b/urraca/team/keys')
})

test('a view that is not known is one’s own', () => {
  assert.equal(viewOf('waiting'), 'waiting')
  assert.equal(viewOf('tickets'), 'mine')
  assert.equal(viewOf(undefined), 'mine')
})

test('what narrows the list is read from the address, the rest is dropped', () => {
  const search = searchOf({ channel: 'email', unread: 1, panel: 'true', profile: '', other: 'x' })
  assert.deepEqual(search, { channel: 'email', unread: true, panel: true })
  assert.deepEqual(narrowingOf('mine', search), { view: 'mine', channel: 'email', unread: true })
})

test('brands are named so that two never share an address', () => {
  const names = brandNames([
    { id: '1', name: 'Café Ñandú' },
    { id: '2', name: 'cafe nandu' },
    { id: '3', name: '!!' },
  ])
  assert.deepEqual(
    [...names],
    [
      ['cafe-nandu', '1'],
      ['cafe-nandu-2', '2'],
      ['brand', '3'],
    ],
  )
})

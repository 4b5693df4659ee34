import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SavedView, Sort, View } from '#protocol'
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
  const mine = { view: 'mine', saved: undefined } as const
  assert.deepEqual(narrowingOf(mine, search, undefined), { view: 'mine', channel: 'email', unread: true })
})

test('an order is named where it is not the usual one: as the address says, or as it was chosen before', () => {
  const sortOf = (view: View, address: string, kept?: Sort) =>
    narrowingOf({ view, saved: undefined }, searchOf({ sort: address }), kept).sort
  assert.deepEqual(
    [sortOf('mine', 'newest'), sortOf('mine', 'due', 'newest'), sortOf('mine', '', 'oldest'), sortOf('mine', 'x')],
    ['newest', undefined, 'oldest', undefined],
  )
  assert.deepEqual([sortOf('closed', 'due'), sortOf('due', 'newest')], [undefined, undefined])
  const saved: SavedView = {
    ...{ id: 'v', name: 'VIP', owner: { kind: 'workspace' }, conditions: [], sort: 'oldest' },
    ...{ count: 0, isFilling: false, mayChange: false },
  }
  const place = { view: 'all', saved } as const
  assert.deepEqual(narrowingOf(place, {}, undefined), { view: 'all', saved: 'v', sort: 'oldest' })
  assert.equal(narrowingOf(place, { sort: 'due' }, undefined).sort, 'due')
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

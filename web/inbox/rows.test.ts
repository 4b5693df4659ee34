import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Row, Sort } from '#protocol'
import { hold } from './held.ts'
import { linesOf } from './lines.ts'

const rows = (ids: string) => [...ids].map(id => ({ id }))
const shown = (held: { rows: { id: string }[] }) => held.rows.map(row => row.id).join('')

test('nothing moves under the cursor: newcomers wait, those who left stay', () => {
  const first = hold(undefined, rows('abc'), true)
  const later = hold(first, rows('xcayb'), true)
  assert.equal(shown(later), 'abc')
  assert.equal(later.waiting, 2)
  const gone = hold(later, rows('xcb'), true)
  assert.equal(shown(gone), 'abc')
  assert.deepEqual([...gone.gone], ['a'])
})

test('what is loaded by scrolling comes at the end at once', () => {
  const held = hold(hold(undefined, rows('ab'), true), rows('xabcd'), true)
  assert.equal(shown(held), 'abcd')
  assert.equal(held.waiting, 1)
})

test('when nobody looks closely the list is as it is', () => {
  const held = hold(hold(undefined, rows('ab'), true), rows('xb'), false)
  assert.equal(shown(held), 'xb')
  assert.equal(held.waiting, 0)
})

const waiting = (id: string, turnAt: number | null) => ({ id, turnAt }) as Row
const listed = (all: Row[], sort: Sort = 'due') =>
  linesOf(all, sort)
    .map(line => line.key)
    .join(' ')

test('while rows are held their headings stay where they are', () => {
  const before = hold(undefined, [waiting('a', 1), waiting('b', null)], true)
  const after = hold(before, [waiting('b', null), waiting('a', null)], true)
  const keys = linesOf(after.rows, 'due', after.stood).map(line => line.key)
  assert.equal(keys.join(' '), 'waits a calm b')
})

test('those who wait for us and the others stand under their headings', () => {
  assert.equal(listed([waiting('a', 1), waiting('b', null)]), 'waits a calm b')
  assert.equal(listed([waiting('a', 1), waiting('b', 2)]), 'a b')
  assert.equal(listed([waiting('a', null)]), 'a')
  assert.equal(listed([waiting('a', 1), waiting('b', null)], 'activity'), 'a b')
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Reason } from '#protocol'
import { choicesOf } from './choices-of.ts'
import { noteUsed, readUsed } from './last-used.ts'

const reason = (id: string, over: Partial<Reason> = {}): Reason => ({
  ...{ id, label: id, parentId: null, path: [], isLeaf: true, isArchived: false, toCustomer: null, toBrand: null },
  ...over,
})

/** What a browser keeps. */
function store() {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => kept.set(key, text),
  }
}

test('only leaves are chosen, by their path; the ones used last come first', () => {
  const tree = [
    reason('a', { isLeaf: false }),
    reason('b', { path: ['a'] }),
    reason('c', { path: ['a', 'x'] }),
    reason('d'),
  ]
  assert.deepEqual(choicesOf(tree, ['d', 'gone', 'c']), [
    { id: 'd', label: 'd', path: '' },
    { id: 'c', label: 'c', path: 'a › x' },
    { id: 'b', label: 'b', path: 'a' },
  ])
})

test('what was used last is kept for each person apart, and not without end', () => {
  const browser = store()
  for (const id of ['a', 'b', 'c', 'a', 'd', 'e', 'f']) noteUsed(browser, 'ana', id)
  assert.deepEqual(readUsed(browser, 'ana'), ['f', 'e', 'd', 'a', 'c'])
  assert.deepEqual(readUsed(browser, 'luis'), [])
  browser.setItem('sobremesa.reasons.ana', '{')
  assert.deepEqual(readUsed(browser, 'ana'), [])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ProposedReasons, Reason } from '#protocol'
import { choicesOf } from './choices-of.ts'
import { noteUsed, readUsed } from './last-used.ts'
import { proposedForMost } from './for-most.ts'

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

test('what is proposed stands first, each once, with how sure it is; what is no longer there is left out', () => {
  const tree = [reason('a'), reason('b'), reason('c')]
  const proposed = [
    { reasonId: 'c', words: 'likely' },
    { reasonId: 'gone', words: 'perhaps' },
    { reasonId: 'a', words: 'perhaps' },
  ]
  assert.deepEqual(choicesOf(tree, ['b', 'a'], proposed), [
    { id: 'c', label: 'c', path: '', proposed: 'likely' },
    { id: 'a', label: 'a', path: '', proposed: 'perhaps' },
    { id: 'b', label: 'b', path: '' },
  ])
})

test('for several a reason is proposed only where it is the first one of most of them', () => {
  const first = (id?: string): ProposedReasons => ({
    conversationId: 'x',
    proposed: id ? [{ reasonId: id, sure: 'likely' }] : [],
  })
  assert.deepEqual(proposedForMost([first('a'), first('b'), first('a')]), { reasonId: 'a', count: 2, of: 3 })
  assert.equal(proposedForMost([first('a'), first('b')]), undefined)
  assert.equal(proposedForMost([first('a'), first(), first()]), undefined)
  assert.equal(proposedForMost([]), undefined)
})

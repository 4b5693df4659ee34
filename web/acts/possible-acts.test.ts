import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ActRules, possibleActs } from './possible-acts.ts'

const all: ActRules[number]['deeds'] = ['react', 'edit', 'unsend', 'hide', 'like']
const rulesOf = (deeds: typeof all, withinMs: number | null): ActRules =>
  (['public', 'private'] as const).map(visibility => ({ visibility, deeds, withinMs, quotes: false }))
const can = rulesOf(all, 1000)
const theirs = { direction: 'in', visibility: 'public', state: 'received', deletedAt: null, at: 0 } as const
const ours = { ...theirs, direction: 'out', state: 'sent' } as const
const names = (...args: Parameters<typeof possibleActs>) => [...possibleActs(...args)].toSorted()

test('what a customer wrote can be reacted to, liked and, in public, hidden', () => {
  assert.deepEqual(names(theirs, can, 5), ['hide', 'like', 'react'])
  assert.deepEqual(names({ ...theirs, visibility: 'private' }, can, 5), ['like', 'react'])
})

test('what we wrote can be changed and taken back while the platform lets us', () => {
  assert.deepEqual(names(ours, can, 1000), ['edit', 'unsend'])
  assert.deepEqual(names(ours, can, 1001), [])
  assert.deepEqual(names(ours, rulesOf(all, null), 9_000_000), ['edit', 'unsend'])
})

test('nothing can be done to what is not there, or where the channel cannot', () => {
  assert.deepEqual(names({ ...ours, state: 'queued' }, can, 5), [])
  assert.deepEqual(names({ ...ours, deletedAt: 4 }, can, 5), [])
  assert.deepEqual(names({ ...ours, direction: 'note' }, can, 5), [])
  assert.deepEqual(names(theirs, rulesOf([], 1000), 5), [])
  assert.deepEqual(names(theirs, [], 5), [])
})

test('what the square allows is not what the table allows', () => {
  const [square, table] = rulesOf(['hide', 'like'], null)
  const rules = [square!, { ...table!, deeds: ['react' as const] }]
  assert.deepEqual(names(theirs, rules, 5), ['hide', 'like'])
  assert.deepEqual(names({ ...theirs, visibility: 'private' }, rules, 5), ['react'])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { possibleActs } from './possible-acts.ts'

const can = { deeds: ['message', 'react', 'edit', 'unsend', 'hide', 'like'], editWithinMs: 1000 }
const theirs = { direction: 'in', visibility: 'public', state: 'received', deletedAt: null, at: 0 } as const
const ours = { ...theirs, direction: 'out', state: 'sent' } as const
const names = (...args: Parameters<typeof possibleActs>) => [...possibleActs(...args)].toSorted()

test('what a customer wrote can be reacted to, liked and, in public, hidden', () => {
  assert.deepEqual(names(theirs, can, 5), ['hide', 'like', 'react'])
  assert.deepEqual(names({ ...theirs, visibility: 'private' }, can, 5), ['like', 'react'])
})

test('what we wrote can be changed and taken back while the platform lets us', () => {
  assert.deepEqual(names(ours, can, 1000), ['edit', 'react', 'unsend'])
  assert.deepEqual(names(ours, can, 1001), ['react'])
  assert.deepEqual(names(ours, { ...can, editWithinMs: null }, 9_000_000), ['edit', 'react', 'unsend'])
})

test('nothing can be done to what is not there, or where the channel cannot', () => {
  assert.deepEqual(names({ ...ours, state: 'queued' }, can, 5), [])
  assert.deepEqual(names({ ...ours, deletedAt: 4 }, can, 5), [])
  assert.deepEqual(names({ ...ours, direction: 'note' }, can, 5), [])
  assert.deepEqual(names(theirs, { ...can, deeds: ['message'] }, 5), [])
  assert.deepEqual(names(theirs, undefined, 5), [])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { may, mustBeAble, type Right, type Scope, seesAll, type Who } from '#accounts'
import type { Role } from '#protocol'

const rights: Right[] = ['answer', 'supervise', 'administer', 'own']
const person = (role: Role): Who => ({ kind: 'person', workspaceId: 'w', personId: 'p', name: 'Ana', role, ...seesAll })
const key = (...scopes: Scope[]): Who => ({ kind: 'key', workspaceId: 'w', keyId: 'k', scopes })
const rightsOf = (who: Who) => rights.filter(right => may(who, right))

test('each role may do what those below it may, and one thing more', () => {
  assert.deepEqual(rightsOf(person('agent')), ['answer'])
  assert.deepEqual(rightsOf(person('supervisor')), ['answer', 'supervise'])
  assert.deepEqual(rightsOf(person('administrator')), ['answer', 'supervise', 'administer'])
  assert.deepEqual(rightsOf(person('owner')), rights)
})

test('a key may do what its scopes say, and never what an owner may', () => {
  assert.deepEqual(rightsOf(key('read')), [])
  assert.deepEqual(rightsOf(key('read', 'answer')), ['answer'])
  assert.deepEqual(rightsOf(key('read', 'administer')), ['answer', 'supervise', 'administer'])
})

test('the program itself may do everything', () => {
  assert.deepEqual(rightsOf({ kind: 'machine', workspaceId: 'w' }), rights)
})

test('who may not is refused', () => {
  assert.doesNotThrow(() => mustBeAble(person('supervisor'), 'supervise'))
  assert.throws(() => mustBeAble(person('agent'), 'supervise'), { code: 'forbidden', status: 403 })
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Outgoing } from '#replies'
import { plainPlace } from '../../test/desk.ts'
import { compose } from './compose.ts'

const outgoing: Outgoing = {
  workspaceId: 'w',
  messageId: 'm',
  conversationId: 'c',
  profileId: 'p',
  channel: 'api',
  to: { id: 'marta', lane: 't-9' },
  visibility: 'private',
  text: 'Claro',
  subject: null,
  others: [],
  isAutomatic: false,
  tokens: {},
  parts: [],
  template: null,
  quotedId: null,
  answers: { externalId: 'q-1', visibility: 'private' },
  heardAt: 1,
  thread: [],
  agent: { name: 'Ana' },
  at: 1,
}

test('a private answer says what it says, and quotes only what its writer quoted', () => {
  const plain = {
    id: 'm',
    deed: 'message',
    profileKey: 'main',
    to: { id: 'marta', lane: 't-9' },
    visibility: 'private',
    text: 'Claro',
    heardAt: 1,
    agent: { name: 'Ana' },
    at: 1,
  }
  assert.deepEqual(compose(outgoing, 'main', plainPlace), plain)
  assert.deepEqual(compose({ ...outgoing, quotedId: 'q-0', text: null, agent: null }, 'main', plainPlace), {
    ...{
      id: 'm',
      deed: 'message',
      profileKey: 'main',
      to: { id: 'marta', lane: 't-9' },
      visibility: 'private',
      heardAt: 1,
      at: 1,
    },
    targetId: 'q-0',
  })
})

test('a public answer names what it answers', () => {
  const spoken = compose(
    { ...outgoing, visibility: 'public', answers: { externalId: 'q-2', visibility: 'public' } },
    'main',
    plainPlace,
  )
  assert.deepEqual([spoken?.deed, spoken?.targetId], ['reply', 'q-2'])
})

test('a private word after a public one is a private reply to it, where there is such a thing', () => {
  const publicly = { ...outgoing, answers: { externalId: 'q-3', visibility: 'public' as const } }
  const open = { ...plainPlace, deeds: ['message', 'reply', 'private-reply'] as const }
  assert.deepEqual(
    [compose(publicly, 'main', open)?.deed, compose(publicly, 'main', open)?.targetId],
    ['private-reply', 'q-3'],
  )
  assert.equal(compose(publicly, 'main', plainPlace), undefined)
})

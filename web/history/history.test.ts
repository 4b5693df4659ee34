import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Message } from '#protocol'
import { isOldFor } from './folding.ts'
import { firstSince, goesBackTo, toldOf } from './told.ts'

const message = (id: string, at: number, over: Partial<Message> = {}) =>
  ({ id, at, direction: 'in', visibility: 'private', channel: 'chat', conversationId: 'here', ...over }) as Message
const ids = (messages: readonly Message[]) => messages.map(({ id }) => id).join('')

test('the conversation knows best what was just written in it, and the rest stands around it in time', () => {
  const timeline = { rows: [message('a', 1, { conversationId: 'mail' }), message('b', 2)], later: null }
  const here = [message('b', 2, { state: 'queued' }), message('d', 4)]
  const told = toldOf(timeline, here, {})
  assert.equal(ids(told), 'abd')
  assert.equal(told[1]!.state, 'queued')
  assert.equal(ids(toldOf(undefined, here, {})), 'bd')
})

test('what does not go on to now is not mixed with what is new', () => {
  assert.equal(ids(toldOf({ rows: [message('a', 1)], later: 'on' }, [message('d', 4)], {})), 'a')
})

test('what is narrowed holds for what was just written, too', () => {
  const here = [message('a', 1), message('n', 2, { direction: 'note', visibility: 'team' })]
  assert.equal(ids(toldOf({ rows: [], later: null }, here, { kind: 'notes' })), 'n')
  assert.equal(ids(toldOf({ rows: [], later: null }, here, { visibility: 'private' })), 'a')
  assert.equal(ids(toldOf({ rows: [], later: null }, here, { channel: 'mail' })), '')
})

test('a moment leads to what was said first from then on, and after everything to the last', () => {
  const messages = [message('a', 1), message('b', 5)]
  assert.deepEqual([firstSince(messages, 2)?.id, firstSince(messages, 9)?.id], ['b', 'b'])
  assert.ok(goesBackTo({ rows: messages, earlier: 'on' }, 2))
  assert.ok(!goesBackTo({ rows: messages, earlier: 'on' }, 1))
  assert.ok(goesBackTo({ rows: messages, earlier: null }, 0))
})

test('other days are told in a sentence; what came while the conversation went on stands as it was said', () => {
  const noon = new Date(2026, 10, 21, 12).getTime()
  const day = 24 * 3_600_000
  const open = { id: 'here', openedAt: noon, closedAt: null }
  const isOld = (at: number, conversationId = 'mail', present: Parameters<typeof isOldFor>[0] = open) =>
    isOldFor(present, { at, conversationId })
  assert.ok(isOld(noon - day))
  assert.ok(!isOld(noon - 3_600_000), 'the same day')
  assert.ok(!isOld(noon + 5 * day))
  assert.ok(!isOld(noon - day, 'here'), 'its own')
  assert.ok(isOld(noon + 5 * day, 'mail', { ...open, closedAt: noon + day }), 'after it was over')
})

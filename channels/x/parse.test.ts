import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Inbound } from '#channel'
import { parse } from './parse.ts'

const fixture = (name: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', 'in', `${name}.json`), 'utf8')) as Record<
    string,
    unknown
  >
const parsed = (body: unknown) =>
  parse({ body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)), headers: {}, query: '' })
const named = (events: Inbound[]) =>
  events.map(event => [event.key, event.lane, event.kind === 'message' ? event.externalId : event.kind])

const post = {
  id: '2090000000000000071',
  text: '@acme broken',
  author_id: '2222',
  conversation_id: '2080000000000000001',
  created_at: '2026-11-20T10:00:00.000Z',
  in_reply_to_user_id: '1111',
  referenced_tweets: [{ type: 'replied_to', id: '2080000000000000001' }],
}
const event = (event_type: string, payload: unknown) => ({
  data: { event_uuid: '1', filter: { user_id: '1111' }, event_type, payload },
})

test('a post is one message, whichever of its three roads brings it', () => {
  const roads = [
    event('post.mention.create', post),
    event('post.reply.create', post),
    { pulled: 'mentions', for_user_id: '1111', answer: { data: [post] } },
  ]
  const [first, ...others] = roads.map(body => named(parsed(body)))
  assert.deepEqual(first, [['post:2090000000000000071', '2080000000000000001', '2090000000000000071']])
  for (const other of others) assert.deepEqual(other, first)
  const old = {
    id_str: post.id,
    text: post.text,
    user: { id_str: '2222', screen_name: 'nora_k' },
    in_reply_to_user_id_str: '1111',
    in_reply_to_status_id_str: '2080000000000000001',
  }
  assert.deepEqual(named(parsed({ for_user_id: '1111', tweet_create_events: [old] })), first)
})

test('a direct message is one, from the hook and from the pull', () => {
  const pulled = fixture('pulled-direct') as { answer: { data: { id: string }[] } }
  pulled.answer.data[0]!.id = '2080765901528535096'
  assert.deepEqual(named(parsed(pulled)), named(parsed(fixture('dm'))))
})

test('ids that came as numbers keep every digit', () => {
  const body = '{"data":{"event_type":"post.delete","filter":{"user_id":1111},"payload":{"id":2090000000000000011}}}'
  const [deleted] = parsed(body)
  assert.equal(deleted?.kind === 'deletion' && deleted.targetId, '2090000000000000011')
})

test('an edited post stays the message that it was', () => {
  const changed = {
    ...post,
    id: '2090000000000000072',
    edit_history_tweet_ids: ['2090000000000000071', '2090000000000000072'],
  }
  const [message, edit] = parsed(event('post.reply.create', changed))
  assert.equal(message?.key, 'post:2090000000000000071')
  assert.equal(edit?.kind === 'edit' && edit.targetId, '2090000000000000071')
})

test('what the brand reads and types itself is no news', () => {
  const own = { created_timestamp: '1764000005123', sender_id: '1111', target: { recipient_id: '2222' } }
  assert.deepEqual(parsed(event('dm.read', own)), [])
  assert.deepEqual(parsed(event('dm.indicate_typing', own)), [])
})

test('one broken entry of a batch is put aside alone', () => {
  const batch = fixture('old-batch') as { tweet_create_events: unknown[] }
  batch.tweet_create_events.unshift({ text: 'no id' })
  const events = parsed(batch)
  assert.equal(events.filter(each => each.kind === 'unknown').length, 1)
  assert.equal(events.filter(each => each.kind === 'message').length, 4)
})

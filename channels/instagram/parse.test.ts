import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from './parse.ts'

const account = '17841400000000001'
const parsed = (body: unknown) => parse({ body: Buffer.from(JSON.stringify(body)), headers: {}, query: '' })
const entry = (told: object) => ({ object: 'instagram', entry: [{ id: account, time: 1_790_000_000, ...told }] })
const direct = (...messaging: unknown[]) => parsed(entry({ messaging }))
const told = (event: object) =>
  direct({ sender: { id: '9001' }, recipient: { id: account }, timestamp: 1_790_000_000_000, ...event })
const changed = (value: object, field = 'comments') => parsed(entry({ changes: [{ field, value }] }))
const whatOf = (events: ReturnType<typeof parse>) =>
  events.map(event => (event.kind === 'unknown' ? event.what : event.kind))

test('what is broken is put aside alone, with the reason', () => {
  const faults: [unknown, string][] = [
    ['no object', 'malformed: an event that is no object'],
    [{}, 'malformed: an event without content'],
    [{ message: { mid: 'm' } }, 'malformed: message of nobody'],
    [{ sender: { id: '9001' }, message: {} }, 'malformed: a message without id'],
    [{ sender: { id: '9001' }, message_edit: {} }, 'malformed: an edit without id'],
    [{ sender: { id: '9001' }, postback: {} }, 'malformed: a postback without title'],
    [{ sender: { id: '9001' }, reaction: {} }, 'malformed: a reaction to nothing'],
    [{ sender: { id: '9001' }, read: {} }, 'malformed: read up to nothing'],
  ]
  const whole = { sender: { id: '9001' }, timestamp: 1, message: { mid: 'm_1', text: 'Hola' } }
  assert.deepEqual(whatOf(direct(...faults.map(([event]) => event), whole)), [
    ...faults.map(([, what]) => what),
    'message',
  ])
})

test('what is of no account, or nothing at all, is put aside whole', () => {
  const bodies = [[], { object: 'instagram' }, { object: 'page', entry: [] }, { object: 'instagram', entry: [7] }]
  assert.deepEqual(bodies.map(parsed).map(whatOf), [
    ['malformed: the body has no entries'],
    ['malformed: the body has no entries'],
    ['object page'],
    ['malformed: an entry without id'],
  ])
  assert.deepEqual(whatOf(parsed(entry({}))), ['malformed: an entry without events'])
})

test('a comment is the same however its entry is made', () => {
  const value = { id: '1', text: 'Hola', from: { id: '9001', username: 'nora_k' } }
  assert.deepEqual(parsed(entry({ field: 'comments', value })), changed(value))
})

test('a direct message is the same as a change', () => {
  const event = {
    sender: { id: '9001' },
    recipient: { id: account },
    timestamp: '1790000000',
    message: { mid: 'm', text: 'x' },
  }
  assert.deepEqual(changed(event, 'messages'), direct(event))
})

test('seconds and milliseconds, numbers and texts are the same moment', () => {
  const times = [1_790_000_000, '1790000000', 1_790_000_000_000, '1790000000000'].flatMap(timestamp =>
    told({ timestamp, message: { mid: 'm', text: 'x' } }).map(event => event.at),
  )
  assert.deepEqual(times, Array(4).fill(1_790_000_000_000))
})

test('a story is pointed to and never fetched', () => {
  const url = 'https://lookaside.fbsbx.com/ig_messaging_cdn/?asset_id=1'
  const parts = [
    { attachments: [{ type: 'story_mention', payload: { url } }] },
    { text: 'wow', reply_to: { story: { url } } },
  ].flatMap(message =>
    told({ message: { mid: 'm', ...message } }).map(event => event.kind === 'message' && event.parts),
  )
  const story = [{ kind: 'post', isStory: true, url }]
  assert.deepEqual(parts, [story, story])
})

test('an edit that comes with the message itself changes nothing', () => {
  assert.deepEqual(told({ message_edit: { mid: 'm', num_edit: 0, text: 'x' } }), [])
  assert.deepEqual(told({ message_edit: { mid: 'm', num_edit: 1 } }), [])
})

test('what the account itself writes below its posts asks nobody for an answer', () => {
  const from = { id: account, username: 'urraca' }
  assert.deepEqual(changed({ id: '2', text: 'Link in bio', from }), [])
  const own = changed({ id: '3', parent_id: '1', text: 'Yes', from })
  assert.deepEqual(
    own.map(event => event.kind === 'message' && [event.echo, event.quoteOf, event.lane]),
    [[true, '1', '1']],
  )
})

test('whoever tries it out with themselves is no customer', () => {
  assert.deepEqual(
    told({ sender: { id: account }, message: { mid: 'm', text: 'x', is_echo: true, is_self: true } }),
    [],
  )
})

test('names that every object has are no kinds, reactions or attachments', () => {
  for (const type of ['constructor', '__proto__', 'toString']) {
    const payload = { url: 'https://cdn.example/a' }
    const [message] = told({ message: { mid: 'm', attachments: [{ type, payload }] } })
    assert.deepEqual(message?.kind === 'message' && message.parts, [{ kind: 'unseen', what: type }])
    const [reaction] = told({ reaction: { mid: 'm', action: 'react', reaction: type } })
    assert.equal(reaction?.kind === 'reaction' && typeof reaction.emoji, 'string')
    assert.deepEqual(whatOf(changed({ id: '1' }, type)), [`field ${type}`])
  }
})

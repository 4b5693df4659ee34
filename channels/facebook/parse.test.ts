import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from './parse.ts'

const parsed = (body: unknown) => parse({ body: Buffer.from(JSON.stringify(body)), headers: {}, query: '' })
const page = (...messaging: unknown[]) => ({
  object: 'page',
  entry: [{ id: '1099', time: 1_790_000_000_000, messaging }],
})
const told = (event: object) =>
  parsed(page({ sender: { id: '7001' }, recipient: { id: '1099' }, timestamp: 1_790_000_000_000, ...event }))
const changed = (value: object, field = 'feed') =>
  parsed({ object: 'page', entry: [{ id: '1099', time: 1_790_000_001, changes: [{ field, value }] }] })
const whatOf = (events: ReturnType<typeof parse>) =>
  events.map(event => (event.kind === 'unknown' ? event.what : event.kind))

test('what is broken is put aside alone, with the reason', () => {
  const faults: [unknown, string][] = [
    ['no object', 'malformed: an event that is no object'],
    [{}, 'malformed: an event without content'],
    [{ message: { mid: 'm' } }, 'malformed: message of nobody'],
    [{ sender: { id: '7001' }, message: {} }, 'malformed: a message without id'],
    [{ sender: { id: '7001' }, message_edit: {} }, 'malformed: an edit without id'],
    [{ sender: { id: '7001' }, postback: {} }, 'malformed: a postback without title'],
    [{ sender: { id: '7001' }, reaction: {} }, 'malformed: a reaction to nothing'],
    [{ sender: { id: '7001' }, read: {} }, 'malformed: read up to no time'],
    [{ policy_enforcement: { action: 'odd' } }, 'malformed: a policy without a known action'],
  ]
  const whole = { sender: { id: '7001' }, timestamp: 1, message: { mid: 'm_1', text: 'Hola' } }
  assert.deepEqual(whatOf(parsed(page(...faults.map(([event]) => event), whole))), [
    ...faults.map(([, what]) => what),
    'message',
  ])
})

test('what is of no page, or nothing at all, is put aside whole', () => {
  const bodies = [[], { object: 'page' }, { object: 'user', entry: [] }, { object: 'page', entry: [7] }]
  assert.deepEqual(bodies.map(parsed).map(whatOf), [
    ['malformed: the body has no entries'],
    ['malformed: the body has no entries'],
    ['object user'],
    ['malformed: an entry without id'],
  ])
  assert.deepEqual(whatOf(parsed({ object: 'page', entry: [{ id: '1' }] })), ['malformed: an entry without events'])
})

test('of a thousand changes in one request none is missing', () => {
  const entry = Array.from({ length: 1000 }, (_, index) => ({
    id: '1099',
    time: 1_790_000_000,
    changes: [{ field: 'feed', value: { item: 'comment', verb: 'add', comment_id: `1_${index}`, message: 'x' } }],
  }))
  assert.equal(new Set(parsed({ object: 'page', entry }).map(event => event.key)).size, 1000)
})

test('an edit without text takes nothing away', () => {
  assert.deepEqual(told({ message_edit: { mid: 'm_1', num_edit: 0 } }), [])
})

test('whoever is not shown is somebody else each time', () => {
  const ids = ['1_1', '1_2'].flatMap(id =>
    changed({ item: 'comment', verb: 'add', comment_id: id, message: 'x' }).map(
      event => event.kind === 'message' && event.from.id,
    ),
  )
  assert.deepEqual(ids, ['unseen:1_1', 'unseen:1_2'])
})

test('what the page itself writes, reacts to and posts asks nobody for an answer', () => {
  const from = { id: '1099', name: 'Urraca' }
  const own = changed({ item: 'comment', verb: 'add', comment_id: '1_2', parent_id: '1_1', from, message: 'Yes' })
  assert.deepEqual(
    own.map(event => event.kind === 'message' && [event.echo, event.quoteOf, event.lane]),
    [[true, '1_1', '1_1']],
  )
  assert.deepEqual(changed({ item: 'status', verb: 'add', post_id: '1099_1', from, message: 'News' }), [])
  assert.deepEqual(changed({ item: 'like', verb: 'add', comment_id: '1_1', from }), [])
})

test('answers below a comment stand in its lane and quote it; a top comment quotes nothing', () => {
  const value = { item: 'comment', verb: 'add', post_id: '1099_1', message: 'x', from: { id: '7001' } }
  const places = ['1099_1', '1_1'].flatMap(parent =>
    changed({ ...value, comment_id: '1_7', parent_id: parent }).map(
      event => event.kind === 'message' && [event.lane, event.quoteOf],
    ),
  )
  assert.deepEqual(places, [
    ['1_7', undefined],
    ['1_1', '1_1'],
  ])
})

test('the same words edited to and fro are three events', () => {
  const edits = ['a', 'b', 'a'].map((message, index) =>
    parsed({
      object: 'page',
      entry: [
        {
          id: '1099',
          time: 1_790_000_000 + index,
          changes: [{ field: 'feed', value: { item: 'comment', verb: 'edited', comment_id: '1_1', message } }],
        },
      ],
    }),
  )
  assert.equal(new Set(edits.flat().map(event => event.key)).size, 3)
})

test('names that every object has are no kinds, reactions or attachments', () => {
  const odd = ['constructor', '__proto__', 'toString']
  for (const type of odd) {
    const payload = { url: 'https://cdn.example/a' }
    const [message] = told({ message: { mid: 'm', attachments: [{ type, payload }] } })
    assert.deepEqual(message?.kind === 'message' && message.parts, [{ kind: 'unseen', what: type }])
    const [reaction] = told({ reaction: { mid: 'm', action: 'react', reaction: type } })
    assert.equal(reaction?.kind === 'reaction' && typeof reaction.emoji, 'string')
    assert.deepEqual(whatOf(changed({ item: type, verb: 'add' })), [`feed ${type}`])
  }
})

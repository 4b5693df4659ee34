import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { parse } from './parse.ts'

const parsed = (events: unknown) => parse({ body: Buffer.from(JSON.stringify({ events })), headers: {}, query: '' })
const whatOf = (event: object) => {
  const [found] = parsed([{ type: 'message', id: 'm-1', from: { id: 'c-1' }, text: 'Hola', ...event }])
  return found!.kind === 'unknown' ? found!.what : found!.kind
}

test('every example of the README is what it says it is', () => {
  const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8')
  const [, posted] = /## What you post\n([^]*?)## What Sobremesa posts/.exec(readme)!
  const blocks = [...posted!.matchAll(/```json\n([^]*?)```/g)].map(found => found[1]!)
  const examples = blocks.flatMap(block => (block.startsWith('{\n') ? [block] : block.trim().split('\n')))
  const events = examples.map(example => JSON.parse(example) as { type: string })
  assert.deepEqual(events.map(event => event.type).toSorted(), [
    'deletion',
    'edit',
    'message',
    'reaction',
    'receipt',
    'receipt',
    'receipt',
  ])
  assert.deepEqual(
    parsed(events).map(event => event.kind),
    events.map(event => event.type),
  )
})

test('an event with a field of another shape is put aside with the reason, and alone', () => {
  const faults: [object, string][] = [
    [{ id: '' }, 'malformed: message: id is empty or longer than 500'],
    [{ id: undefined }, 'malformed: message: id is missing'],
    [{ id: 7 }, 'malformed: message: id is not a text'],
    [{ from: undefined }, 'malformed: message: from is not an object'],
    [{ from: {} }, 'malformed: message: id is missing'],
    [{ text: undefined }, 'malformed: message: there is neither text nor a part'],
    [{ text: '' }, 'malformed: message: there is neither text nor a part'],
    [{ at: 1_790_000_000.5 }, 'malformed: message: at is not a time in epoch milliseconds'],
    [{ at: 9e15 }, 'malformed: message: at is not a time in epoch milliseconds'],
    [{ profile: 'my shop' }, 'malformed: message: profile is not a name of letters, digits, dot, dash and underscore'],
    [{ visibility: 'secret' }, 'malformed: message: visibility is none of public, private'],
    [{ echo: 'yes' }, 'malformed: message: echo is neither true nor false'],
    [{ parts: [{ kind: 'image', url: 'file:///etc/passwd' }] }, 'malformed: message: url is not a web address'],
    [
      { parts: [{ kind: 'location', latitude: 91, longitude: 0 }] },
      'malformed: message: latitude is not between -90 and 90',
    ],
    [{ parts: [{ kind: 'hologram' }] }, 'malformed: message: a part is of no known kind'],
    [
      { parts: [{ kind: 'product', id: 'p', name: 'P', price: { amount: 1, currency: 'euro' } }] },
      'malformed: message: price has no amount or no currency',
    ],
    [{}, 'message'],
  ]
  assert.deepEqual(
    faults.map(([event]) => whatOf(event)),
    faults.map(([, what]) => what),
  )
})

test('names that every object has are no type', () => {
  assert.deepEqual(
    ['constructor', '__proto__', 'toString'].map(type => whatOf({ type })),
    ['type constructor', 'type __proto__', 'type toString'],
  )
})

test('the same ids under two profiles are two messages, and no id can pose as another profile', () => {
  const events = [
    { type: 'message', id: 'b:c', profile: 'a', from: { id: 'x' }, text: '1' },
    { type: 'message', id: 'c', profile: 'a.b', from: { id: 'x' }, text: '2' },
    { type: 'message', id: 'c', from: { id: 'x' }, text: '3' },
  ]
  assert.equal(new Set(parsed(events).map(event => event.key)).size, 3)
})

test('what is not JSON, or not in UTF-8, is put aside whole', () => {
  const bodies = [Buffer.from('events=1'), Buffer.from([0x7b, 0xff, 0x7d]), Buffer.from('{"events":{}}')]
  const whats = bodies.map(body =>
    parse({ body, headers: {}, query: '' }).map(event => event.kind === 'unknown' && event.what),
  )
  assert.deepEqual(whats, [
    ['malformed: the body is not JSON in UTF-8'],
    ['malformed: the body is not JSON in UTF-8'],
    ['malformed: events is not a list'],
  ])
})

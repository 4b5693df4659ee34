import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Api } from './api.ts'
import { bodiesOf, eventOf, left, send } from './send.ts'
import { openState } from './state.ts'
import type { PlacedMessage } from './thread.ts'

const message = (brand: string, id: string, given: Partial<PlacedMessage> = {}): PlacedMessage => ({
  brand,
  id,
  lane: '1',
  customer: '7',
  isBrands: false,
  at: 0,
  due: 0,
  text: 'Hola',
  answers: undefined,
  ...given,
})
const newState = () => openState(undefined, { address: '', plan: '' })
const idsIn = (body: string) => (JSON.parse(body) as { events: { id: string }[] }).events.map(each => each.id)

/** The hooks of an installation that takes everything. */
function hooks() {
  const posts: { connectionId: string; ids: string[] }[] = []
  const never = () => assert.fail('only hooks are posted to')
  const hook: Api['hook'] = async (connectionId, body) => void posts.push({ connectionId, ids: idsIn(body) })
  const state = newState()
  for (const brand of ['Urraca', 'Azulejo']) state.remember(brand, { connectionId: `c-${brand}` })
  return { posts, state, api: { address: '', get: never, post: never, hook } }
}

test('an event is what the README of the channel asks for', () => {
  assert.deepEqual(eventOf(message('Urraca', '5', { at: 9, lane: '3', answers: '4', isBrands: true })), {
    type: 'message',
    id: '5',
    thread: '3',
    at: 9,
    from: { id: '7' },
    text: 'Hola',
    visibility: 'public',
    quoteOf: '4',
    echo: true,
    historic: true,
  })
})

test('requests are bounded, and together they are all of it, in order', () => {
  const long = fc.constantFrom('Hola', 'ñ'.repeat(30_000), '👋'.repeat(300_000))
  const texts = fc.oneof(
    fc.constant(Array.from({ length: 250 }, () => 'Hola')),
    fc.array(long, { maxLength: 60, size: 'max' }),
  )
  fc.assert(
    fc.property(texts, all => {
      const messages = all.map((each, number) => message('Urraca', String(number), { text: each }))
      const bodies = [...bodiesOf(messages)]
      assert.deepEqual(
        bodies.flatMap(({ body }) => idsIn(body)),
        messages.map(each => each.id),
      )
      for (const { count, body } of bodies) {
        assert.equal(idsIn(body).length, count)
        assert.ok(count <= 100)
        assert.ok(count === 1 || Buffer.byteLength(body) < 1_010_000)
      }
    }),
    { numRuns: 20 },
  )
})

test('what was taken before is left out, brand by brand', () => {
  const state = newState()
  state.remember('Urraca', { sent: 2 })
  const messages = ['U1', 'A1', 'U2', 'U3', 'A2'].map(id => message(id[0] === 'U' ? 'Urraca' : 'Azulejo', id))
  assert.deepEqual(
    left(messages, state).map(each => each.id),
    ['A1', 'U3', 'A2'],
  )
})

test('each brand’s messages go to its own hook, and how far they have come is remembered', async () => {
  const { posts, state, api } = hooks()
  const messages = Array.from({ length: 150 }, (_, at) => message(at % 3 === 0 ? 'Azulejo' : 'Urraca', String(at)))
  const taken: number[] = []
  await send(messages, {
    api,
    state,
    speed: 0,
    signal: new AbortController().signal,
    taken: count => taken.push(count),
  })
  for (const brand of ['Urraca', 'Azulejo']) {
    const its = messages.filter(each => each.brand === brand).map(each => each.id)
    assert.deepEqual(
      posts.filter(each => each.connectionId === `c-${brand}`).flatMap(each => each.ids),
      its,
    )
    assert.equal(state.brand(brand).sent, its.length)
  }
  assert.deepEqual(taken.toSorted(), [100, 50])
})

test('with a speed nothing is posted before its time', async () => {
  const { posts, state, api } = hooks()
  const messages = [0, 0, 60_000, 120_000].map((due, at) => message('Urraca', String(at), { due }))
  await send(messages, { api, state, speed: 1000, signal: new AbortController().signal, taken: () => {} })
  assert.deepEqual(posts[0]!.ids, ['0', '1'])
  assert.deepEqual(
    posts.flatMap(each => each.ids),
    ['0', '1', '2', '3'],
  )
})

test('when it is stopped it ends behind a request that was taken', async () => {
  const { posts, state, api } = hooks()
  const stopping = new AbortController()
  const messages = Array.from({ length: 350 }, (_, at) => message('Urraca', String(at)))
  await send(messages, {
    api,
    state,
    speed: 0,
    signal: stopping.signal,
    taken: () => posts.length === 2 && stopping.abort(),
  })
  assert.equal(posts.length, 2)
  assert.equal(state.brand('Urraca').sent, 200)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ChatMessage } from '#protocol'
import { linesOf } from './lines.ts'
import { lastOfBrand, merge, mergeNewest, unreadIn } from './merge.ts'
import { arrivedIn, change, type Entry, nextOf, stillShown, waitFor, without } from './outbox.ts'
import { piecesOf } from './pieces.ts'
import { dayOf, sizeOf } from './when.ts'

const noon = new Date(2026, 10, 22, 12).getTime()
const minute = 60_000
const message = (id: string, at: number, more: Partial<ChatMessage> = {}): ChatMessage => ({
  ...{
    id,
    clientId: null,
    mine: false,
    author: { name: 'Lucía', kind: 'agent' },
    text: id,
    files: [],
    at,
    state: 'sent',
    deleted: false,
    edited: false,
  },
  ...more,
})
const mine = (id: string, at: number, clientId = id) =>
  message(id, at, { mine: true, clientId, author: { name: '', kind: 'visitor' }, state: 'received' })
const entry = (id: string, state: Entry['state'] = 'waiting'): Entry => ({ id, at: noon, text: id, files: [], state })
const idsOf = (messages: readonly ChatMessage[]) => messages.map(each => each.id)

test('messages stand in their order, each once, in its newest version', () => {
  const merged = merge([message('b', 2), message('a', 1)], [message('c', 2), message('a', 1, { edited: true })])
  assert.deepEqual(idsOf(merged), ['a', 'b', 'c'])
  assert.equal(merged[0]!.edited, true)
})

test('the newest page joins what is there, or takes its place when there would be a hole', () => {
  const have = { messages: [message('a', 1), message('b', 2)], earlier: 'before a' }
  assert.deepEqual(mergeNewest(have, { messages: [message('b', 2), message('c', 3)], earlier: 'before b' }), {
    messages: [message('a', 1), message('b', 2), message('c', 3)],
    earlier: 'before a',
  })
  const far = { messages: [message('y', 8), message('z', 9)], earlier: 'before y' }
  assert.deepEqual(mergeNewest(have, far), far)
})

test('unread is what the brand wrote after the reader looked, unless another device has read it', () => {
  const messages = [
    message('old', 1),
    message('new', 3),
    message('elsewhere', 4, { state: 'read' }),
    message('gone', 5, { deleted: true }),
    mine('me', 6),
  ]
  assert.deepEqual(idsOf(unreadIn(messages, 2)), ['new'])
  assert.equal(lastOfBrand(messages), 5)
  assert.equal(lastOfBrand([mine('me', 6)]), 0)
})

test('a run by the same author has one name at its end; days stand apart', () => {
  const day = 24 * 60 * minute
  const lines = linesOf(
    [
      message('a', noon - day),
      message('b', noon),
      message('c', noon + minute),
      message('d', noon + 20 * minute),
      mine('e', noon + 21 * minute),
    ],
    [],
  )
  assert.deepEqual(
    lines.map(line => (line.kind === 'message' ? [line.message.id, line.isLast, line.showsState] : [line.kind])),
    [
      ['day'],
      ['a', true, false],
      ['day'],
      ['b', false, false],
      ['c', true, false],
      ['d', true, false],
      ['e', true, true],
    ],
  )
})

test('what is on its way stands last, and says its state where that changes', () => {
  const lines = linesOf([mine('a', noon)], [entry('b', 'accepted'), entry('c'), entry('d'), entry('e', 'refused')])
  const shown = lines.flatMap(line => (line.kind === 'entry' ? [[line.entry.id, line.showsState]] : []))
  assert.deepEqual(shown, [
    ['b', true],
    ['c', false],
    ['d', true],
    ['e', true],
  ])
  assert.ok(lines.every(line => line.kind !== 'message' || !line.showsState))
})

test('what stands in the conversation is not shown as on its way, too', () => {
  const lines = linesOf([mine('1', noon, 'a')], [entry('a'), entry('b')])
  assert.deepEqual(
    lines.flatMap(line => (line.kind === 'entry' ? [line.entry.id] : [])),
    ['b'],
  )
})

test('the next to go is the first that waits; one that was refused holds up nobody', () => {
  const outbox = [entry('a', 'accepted'), entry('b', 'refused'), entry('c'), entry('d')]
  assert.equal(nextOf(outbox)?.id, 'c')
  assert.deepEqual(
    change(outbox, 'c', each => ({ ...each, state: 'accepted' })).map(each => each.state),
    ['accepted', 'refused', 'accepted', 'waiting'],
  )
  assert.deepEqual(
    change(outbox, 'gone', each => each),
    outbox,
  )
  const arrived = arrivedIn(outbox, [mine('1', 1, 'a'), message('c', 2), mine('2', 3, 'other')], noon)
  assert.deepEqual([...arrived], ['a'])
  assert.deepEqual(
    without(outbox, arrived).map(each => each.id),
    ['b', 'c', 'd'],
  )
})

test('what the brand has had for a week is no longer shown as new here', () => {
  const outbox = [entry('a', 'accepted'), entry('b'), entry('c', 'refused')]
  assert.deepEqual([...arrivedIn(outbox, [], noon + 6 * 1440 * minute)], [])
  assert.deepEqual([...arrivedIn(outbox, [], noon + 8 * 1440 * minute)], ['a'])
})

test('tries are further and further apart, up to half a minute', () => {
  assert.deepEqual(
    [1, 2, 3, 4, 5, 6, 60].map(failures => waitFor(failures, 0.5)),
    [1000, 2000, 4000, 8000, 16_000, 30_000, 30_000],
  )
  assert.equal(waitFor(1, 0), 800)
})

test('web addresses are cut out of a text, without the full stop behind them, and nothing is lost', () => {
  const text = 'Mira https://urraca.example/junta?a=1. O (http://x.example)… y javascript:alert(1)'
  const pieces = piecesOf(text)
  assert.equal(pieces.map(piece => piece.text).join(''), text)
  assert.deepEqual(
    pieces.filter(piece => piece.isAddress).map(piece => piece.text),
    ['https://urraca.example/junta?a=1', 'http://x.example'],
  )
  assert.deepEqual(piecesOf('hola'), [{ at: 0, text: 'hola', isAddress: false }])
  assert.deepEqual(piecesOf(''), [])
})

test('days and sizes are said as people say them', () => {
  const day = 24 * 60 * minute
  assert.equal(dayOf(noon, noon, 'es'), 'Hoy')
  assert.equal(dayOf(noon - day, noon, 'en'), 'Yesterday')
  assert.match(dayOf(noon - 5 * day, noon, 'es'), /^Martes,? 17 de noviembre$/)
  assert.match(dayOf(noon - 400 * day, noon, 'es'), /2025/)
  assert.equal(sizeOf(12_000, 'es'), '12 kB')
  assert.equal(sizeOf(4_718_592, 'es'), '4,5 MB')
  assert.equal(sizeOf(4_718_592, 'en'), '4.5 MB')
})

test('what another tab saw arrive stays here until the conversation shows it here, too; what was refused may go', () => {
  const before = [entry('one'), entry('two'), entry('three', 'refused')]
  const kept = [entry('two')]
  assert.deepEqual(
    stillShown(before, kept, []).map(({ id, state }) => [id, state]),
    [
      ['one', 'accepted'],
      ['two', 'waiting'],
    ],
  )
  assert.deepEqual(stillShown(before, kept, [mine('x', 1, 'one')]), kept)
})

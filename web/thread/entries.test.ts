import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Message } from '#protocol'
import { type Entry, entriesOf, firstUnread, isOf } from './entries.ts'

const minute = 60_000
const message = (id: string, at: number, over: Partial<Message> = {}) =>
  ({
    id,
    at,
    direction: 'in',
    visibility: 'private',
    channel: 'web-chat',
    profileId: 'web',
    conversationId: 'here',
    author: { kind: 'customer', id: null, name: 'Marta' },
    historic: false,
    album: null,
    deletedAt: null,
    parts: [],
    ...over,
  }) as Message

const lucia = { kind: 'agent' as const, id: 'lucia', name: 'Lucía' }
const dayOf = (at: number) => String(Math.floor(at / (24 * 60 * minute)))
const drawn = (entries: Entry[]) =>
  entries.map(entry =>
    entry.kind === 'message' ? `${entry.message.id}${entry.isMore ? '+' : ''}${entry.isLast ? '.' : ''}` : entry.kind,
  )

test('what one person says in a row stands together until they pause', () => {
  const messages = [message('a', 0), message('b', minute), message('c', 10 * minute)]
  assert.deepEqual(drawn(entriesOf(messages, undefined, dayOf)), ['day', 'head', 'a', 'b+.', 'c.'])
})

test('another place begins another stretch; a note does not', () => {
  const messages = [
    message('a', 0),
    message('n', 1, { direction: 'note', visibility: 'team', author: lucia }),
    message('b', 2, { direction: 'out', author: lucia }),
    message('c', 3, { channel: 'email' }),
  ]
  assert.deepEqual(drawn(entriesOf(messages, undefined, dayOf)), ['day', 'head', 'a.', 'line', 'b.', 'head', 'c.'])
})

test('a new day names the place again', () => {
  const messages = [message('a', 0), message('b', 25 * 60 * minute)]
  assert.deepEqual(drawn(entriesOf(messages, undefined, dayOf)), ['day', 'head', 'a.', 'day', 'head', 'b.'])
})

test('the line to read on from stands before the first unread message', () => {
  const messages = [message('a', 0), message('b', 1), message('c', 2)]
  assert.equal(firstUnread(messages, 2), 'b')
  assert.equal(firstUnread(messages, 0), undefined)
  assert.equal(firstUnread(messages, 9), 'a')
  assert.deepEqual(drawn(entriesOf(messages, 'b', dayOf)), ['day', 'head', 'a.', 'unread', 'b', 'c+.'])
})

test('what anyone can read stands together under one awning', () => {
  const open = { visibility: 'public' as const }
  const entries = entriesOf(
    [message('a', 0, open), message('b', 1, { ...open, direction: 'out', author: lucia }), message('c', 2)],
    undefined,
    dayOf,
  )
  const squares = entries.flatMap(entry => (entry.kind === 'message' ? [entry.square] : []))
  assert.deepEqual(squares, [{ isFirst: true, isLast: false }, { isFirst: false, isLast: true }, undefined])
})

test('what was sent as one album is one entry, and the message with words speaks for it', () => {
  const album = { album: 'three' }
  const entries = entriesOf(
    [
      message('a', 0, album),
      message('b', 1, { ...album, text: 'Mirad' }),
      message('c', 2, album),
      message('d', 3, { album: 'other' }),
    ],
    undefined,
    dayOf,
  )
  const spoken = entries.flatMap(entry => (entry.kind === 'message' ? [entry] : []))
  assert.deepEqual(
    spoken.map(entry => [entry.message.id, entry.album?.map(each => each.id).join('')]),
    [
      ['b', 'abc'],
      ['d', undefined],
    ],
  )
  assert.ok(isOf(spoken[0]!, 'c'))
  assert.ok(!isOf(spoken[0]!, 'd'))
})

test('pictures that come one right after the other are looked at as one, unless something was said beside them', () => {
  const picture = { parts: [{ kind: 'image' as const, file: {} as never }], text: null, subject: null, quote: null }
  const albumsOf = (...messages: Message[]) =>
    entriesOf(messages, undefined, dayOf).flatMap(entry => (entry.kind === 'message' ? [entry.album?.length ?? 1] : []))
  const [a, b] = [message('a', 0, picture), message('b', 1000, picture)]
  assert.deepEqual(albumsOf(a, b, message('c', 2000, picture)), [3])
  assert.deepEqual(albumsOf(a, { ...b, text: 'Y esta' }), [1, 1])
  assert.deepEqual(albumsOf(a, { ...b, at: 61_000 }), [1, 1])
  assert.deepEqual(albumsOf({ ...a, direction: 'out' }, { ...b, direction: 'out' }), [1, 1])
})

test('what was taken back out of an album stands for itself', () => {
  const album = { album: 'three' }
  const entries = entriesOf(
    [message('a', 0, album), message('b', 1, { ...album, deletedAt: 9 }), message('c', 2, album)],
    undefined,
    dayOf,
  )
  assert.deepEqual(drawn(entries), ['day', 'head', 'a', 'b+', 'c+.'])
})

test('the post is said once for all that stand under it, and anew under another', () => {
  const under = (id: string) => ({
    visibility: 'public' as const,
    parts: [{ kind: 'post' as const, id, picture: null }],
  })
  const entries = entriesOf(
    [message('a', 0, under('p')), message('b', 1, under('p')), message('c', 2, under('q'))],
    undefined,
    dayOf,
  )
  assert.deepEqual(
    entries.flatMap(entry => (entry.kind === 'message' ? [entry.square?.post?.id] : [])),
    ['p', undefined, 'q'],
  )
})

test('an old stretch is one line, and opens in its place', () => {
  const old = { conversationId: 'mail' }
  const messages = [message('a', 0, old), message('b', minute, old), message('c', 2 * minute)]
  const folded = (isOpen: boolean) =>
    drawn(
      entriesOf(messages, undefined, dayOf, {
        isOld: ({ conversationId }) => conversationId === 'mail',
        isOpen: () => isOpen,
      }),
    )
  assert.deepEqual(folded(false), ['fold', 'day', 'head', 'c.'])
  assert.deepEqual(folded(true), ['fold', 'day', 'head', 'a', 'b+.', 'day', 'head', 'c.'])
})

test('old stretches of two conversations are two lines, and a link finds what they fold', () => {
  const messages = [message('a', 0, { conversationId: 'mail' }), message('b', 1, { conversationId: 'chat' })]
  const entries = entriesOf(messages, undefined, dayOf, { isOld: () => true, isOpen: () => false })
  assert.deepEqual(drawn(entries), ['fold', 'fold'])
  assert.deepEqual(
    entries.map(entry => isOf(entry, 'b')),
    [false, true],
  )
})

test('another conversation begins another stretch, and its notes in between say so', () => {
  const other = { conversationId: 'mail' }
  const entries = entriesOf(
    [
      message('a', 0),
      message('n', 1, { ...other, direction: 'note', visibility: 'team', author: lucia }),
      message('b', 2, other),
    ],
    undefined,
    dayOf,
  )
  assert.deepEqual(drawn(entries), ['day', 'head', 'a.', 'line', 'head', 'b.'])
  assert.deepEqual(
    entries.flatMap(entry => (entry.kind === 'line' ? [entry.isElsewhere] : [])),
    [true],
  )
})

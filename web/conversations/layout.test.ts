import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Message, Row, View } from '#protocol'
import { type Entry, entriesOf, firstUnread } from './entries.ts'
import { faceFor, limitOf } from './face.ts'
import { unfit } from './fit.ts'
import { hold } from './held.ts'
import { linesOf } from './lines.ts'
import { linkify } from './linkify.ts'

const minute = 60_000
const message = (id: string, at: number, over: Partial<Message> = {}) =>
  ({
    id,
    at,
    direction: 'in',
    visibility: 'private',
    channel: 'web-chat',
    profileId: 'web',
    author: { kind: 'customer', id: null, name: 'Marta' },
    historic: false,
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

test('addresses in a text become links and leave the sentence its signs', () => {
  assert.deepEqual(linkify('Mira https://urraca.example/nido (o www.urraca.example).'), [
    { text: 'Mira ' },
    { text: 'https://urraca.example/nido', href: 'https://urraca.example/nido' },
    { text: ' (o ' },
    { text: 'www.urraca.example', href: 'https://www.urraca.example' },
    { text: ').' },
  ])
  assert.deepEqual(linkify('m.iborra@correo.example'), [
    { text: 'm.iborra@correo.example', href: 'mailto:m.iborra@correo.example' },
  ])
  assert.equal(linkify('https://es.example/Nido_(cafetera)')[0]!.href, 'https://es.example/Nido_(cafetera)')
  assert.deepEqual(linkify('javascript:alert(1)'), [{ text: 'javascript:alert(1)' }])
})

test('a file is refused before it leaves, with the reason', () => {
  const rules = {
    media: { image: { maxBytes: 100, types: ['image/*'] }, document: { maxBytes: 500, types: ['application/pdf'] } },
    maxMedia: 2,
  }
  assert.equal(unfit({ type: 'image/png', size: 100 }, rules, 0), undefined)
  assert.deepEqual(unfit({ type: 'image/png', size: 101 }, rules, 0), { why: 'size', maxBytes: 100 })
  assert.deepEqual(unfit({ type: 'video/mp4', size: 1 }, rules, 0), { why: 'type' })
  assert.deepEqual(unfit({ type: 'image/png', size: 1 }, rules, 2), { why: 'many', max: 2 })
  assert.equal(
    unfit({ type: 'image/png', size: 300 }, { media: { document: { maxBytes: 500, types: ['*/*'] } }, maxMedia: 1 }, 0),
    undefined,
  )
})

const rows = (ids: string) => [...ids].map(id => ({ id }))
const shown = (held: { rows: { id: string }[] }) => held.rows.map(row => row.id).join('')

test('nothing moves under the cursor: newcomers wait, those who left stay', () => {
  const first = hold(undefined, rows('abc'), true)
  const later = hold(first, rows('xcayb'), true)
  assert.equal(shown(later), 'abc')
  assert.equal(later.waiting, 2)
  const gone = hold(later, rows('xcb'), true)
  assert.equal(shown(gone), 'abc')
  assert.deepEqual([...gone.gone], ['a'])
})

test('what is loaded by scrolling comes at the end at once', () => {
  const held = hold(hold(undefined, rows('ab'), true), rows('xabcd'), true)
  assert.equal(shown(held), 'abcd')
  assert.equal(held.waiting, 1)
})

test('when nobody looks closely the list is as it is', () => {
  const held = hold(hold(undefined, rows('ab'), true), rows('xb'), false)
  assert.equal(shown(held), 'xb')
  assert.equal(held.waiting, 0)
})

const waiting = (id: string, turnAt: number | null) => ({ id, turnAt }) as Row
const listed = (all: Row[], view: View = 'mine') =>
  linesOf(all, view)
    .map(line => line.key)
    .join(' ')

test('those who wait for us and the others stand under their headings', () => {
  assert.equal(listed([waiting('a', 1), waiting('b', null)]), 'waits a calm b')
  assert.equal(listed([waiting('a', 1), waiting('b', 2)]), 'a b')
  assert.equal(listed([waiting('a', null)]), 'a')
  assert.equal(listed([waiting('a', 1), waiting('b', null)], 'all'), 'a b')
})

test('what is written is measured by who will read it, and by what goes with it', () => {
  const face = {
    ...{ caption: null, media: {}, maxMedia: 1, windowUntil: null, blocked: null, replaces: false },
    text: { max: 10, unit: 'graphemes' },
  } as const
  const open = { ...face, visibility: 'public', text: { max: 3, unit: 'bytes' } } as const
  const own = { ...face, visibility: 'private', caption: { max: 5, unit: 'graphemes' } } as const
  const rules = { faces: [open, own], templates: false, blocked: null }
  assert.equal(faceFor(rules, { visibility: 'private' }), own)
  assert.equal(faceFor({ ...rules, faces: [open] }, { visibility: 'private' }), open)
  assert.equal(faceFor({ ...rules, faces: [] }, { visibility: 'private' }), undefined)
  assert.deepEqual([limitOf(own, false).max, limitOf(own, true).max, limitOf(open, true).max], [10, 5, 3])
})

test('a text as long as anybody can send is looked at once', () => {
  const long = 200_000
  for (const text of [
    'a'.repeat(long),
    `a@${'a.'.repeat(long)}1`,
    `https://x.es/${')'.repeat(long)}`,
    'www.'.repeat(long),
  ])
    assert.equal(
      linkify(text)
        .map(piece => piece.text)
        .join(''),
      text,
    )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canOf, type Capabilities, deedsOf, faceOf, type Out, refusal } from '#channel'

const can: Capabilities = {
  place: 'messaging',
  visibility: ['private'],
  inbound: ['message'],
  deeds: ['message', 'template', 'react', 'typing'],
  text: { max: 10, unit: 'graphemes' },
  media: { image: { maxBytes: 100, types: ['image/png', 'image/webp'] }, document: { maxBytes: 100, types: ['*/*'] } },
  maxMedia: 1,
  parts: ['buttons', 'list'],
  buttons: { max: 2, labelMax: 5 },
  list: { max: 1, titleMax: 3 },
  caption: { max: 3, unit: 'graphemes' },
  receipts: [],
  typing: true,
  idempotent: false,
  perSecond: 1,
  backfillMs: 0,
}

const out: Out = {
  id: '1',
  deed: 'message',
  profileKey: 'main',
  to: { id: 'c', lane: 't' },
  visibility: 'private',
  at: 1,
}
const image = { kind: 'image', file: 'f', name: 'a.png', type: 'image/png', size: 100 } as const
const buttons = (...labels: string[]) =>
  ({ kind: 'buttons', buttons: labels.map(label => ({ id: label, label })) }) as const
const codeOf = (given: Partial<Out>) => refusal({ ...out, ...given }, can)?.code

test('what the place can do is not refused', () => {
  const good: Partial<Out>[] = [
    { text: 'ñandúñandú' },
    { parts: [image] },
    { parts: [buttons('a', 'b')] },
    { deed: 'typing' },
    { deed: 'react', targetId: 'm' },
  ]
  assert.deepEqual(
    good.map(codeOf),
    good.map(() => undefined),
  )
})

test('what it cannot do is refused, with the reason', () => {
  const bad: [Partial<Out>, string][] = [
    [{ deed: 'edit', text: 'x' }, 'cannot-do'],
    [{ deed: 'react' }, 'no-target-message'],
    [{ visibility: 'public', text: 'x' }, 'cannot-be-seen'],
    [{}, 'empty'],
    [{ text: 'ñandúñandú!' }, 'too-long'],
    [{ parts: [image, image] }, 'too-many-files'],
    [{ parts: [{ ...image, size: 101 }] }, 'too-large'],
    [{ parts: [{ ...image, type: 'image/gif' }] }, 'wrong-type'],
    [{ parts: [{ ...image, kind: 'video' }] }, 'cannot-carry'],
    [{ parts: [{ kind: 'location', latitude: 1, longitude: 1 }] }, 'cannot-carry'],
    [{ parts: [buttons('a', 'b', 'c')] }, 'too-many-buttons'],
    [{ parts: [buttons('abcdef')] }, 'label-too-long'],
    [{ parts: [{ kind: 'list', label: 'x', rows: [{ id: '1', title: 'abcd' }] }] }, 'label-too-long'],
    [{ text: 'abcd', parts: [image] }, 'too-long'],
    [{ deed: 'template' }, 'empty'],
  ]
  assert.deepEqual(
    bad.map(([given]) => codeOf(given)),
    bad.map(([, code]) => code),
  )
})

test('what is otherwise in public counts there alone', () => {
  const square: Capabilities = {
    ...can,
    visibility: ['private', 'public'],
    public: { text: { max: 3, unit: 'graphemes' }, maxMedia: 0 },
  }
  assert.equal(faceOf(square, 'private'), square)
  const said = (visibility: 'public' | 'private', given: Partial<Out>) =>
    refusal({ ...out, visibility, ...given }, square)?.code
  assert.deepEqual(
    [said('private', { text: 'hola' }), said('public', { text: 'hola' }), said('public', { parts: [image] })],
    [undefined, 'too-long', 'too-many-files'],
  )
})

test('what can be done in public is not what can be done in private', () => {
  const both: Capabilities = {
    ...can,
    visibility: ['private', 'public'],
    deeds: ['message', 'react'],
    public: { deeds: ['reply', 'hide'] },
  }
  const said = (deed: Out['deed'], visibility: 'public' | 'private') =>
    refusal({ ...out, deed, visibility, targetId: 'm-1' }, both)?.code
  assert.deepEqual(
    [said('react', 'private'), said('react', 'public'), said('hide', 'public'), said('hide', 'private')],
    [undefined, 'cannot-do', undefined, 'cannot-do'],
  )
  assert.deepEqual(deedsOf(both).toSorted(), ['hide', 'message', 'react', 'reply'])
  assert.deepEqual(deedsOf({ ...both, visibility: ['public'] }), ['reply', 'hide'])
})

test('a profile of a kind of its own has its own capabilities, whatever the others can', () => {
  const isBig = (key: string) => key.startsWith('big:')
  const big: Capabilities = { ...can, deeds: ['message', 'template'], windowMs: 1000 }
  const place = { can, kinds: [{ id: 'big', isOf: isBig, can: big }] }
  assert.equal(canOf(place, 'big:1'), big)
  assert.equal(canOf(place, 'small'), can)
  assert.equal(canOf({ can }, 'big:1'), can)
})

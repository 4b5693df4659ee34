import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Capabilities, type Out, refusal, textLength } from '#channel'

const can: Capabilities = {
  place: 'messaging',
  visibility: ['private'],
  inbound: ['message'],
  deeds: ['message', 'react', 'typing'],
  text: { max: 10, unit: 'graphemes' },
  media: { image: { maxBytes: 100, types: ['image/png', 'image/webp'] }, document: { maxBytes: 100, types: ['*/*'] } },
  maxMedia: 1,
  parts: ['buttons'],
  buttons: { max: 2, labelMax: 5 },
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

test('texts are as long as the platform counts them', () => {
  const family = '👩‍👩‍👧 ñ'
  assert.deepEqual(
    (['graphemes', 'utf16', 'bytes'] as const).map(unit => textLength(family, unit)),
    [3, 10, 21],
  )
})

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
  ]
  assert.deepEqual(
    bad.map(([given]) => codeOf(given)),
    bad.map(([, code]) => code),
  )
})

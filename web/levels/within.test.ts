import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { TargetCard } from '#protocol'
import { readSpans, spansOfWeek, weekOfSpans, writtenSpans } from './spans.ts'
import { linesOf, readLines, withLines } from './holiday-lines.ts'
import { readWithin, targetIn, units, withTarget, writtenWithin } from './within.ts'

test('a time that is written and read again is the same', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('wall' as const, 'business' as const),
      fc.integer({ min: 1, max: 300_000 }),
      (clock, seconds) => {
        const within = { clock, ms: seconds * units.seconds }
        assert.deepEqual(readWithin(writtenWithin(within)), within)
      },
    ),
  )
  assert.deepEqual(readWithin(writtenWithin({ clock: 'days', days: 15 })), { clock: 'days', days: 15 })
})

test('nothing, less than nothing and words are no time', () => {
  for (const amount of ['', '0', '-3', '1,5', 'diez'])
    assert.equal(readWithin({ amount, unit: 'minutes', clock: 'wall' }), undefined)
})

test('a week goes over as it is: several spans, nights, and a day that never closes', () => {
  const week = [
    [
      { opens: 540, closes: 840 },
      { opens: 960, closes: 1200 },
    ],
    [{ opens: 1320, closes: 1800 }],
    [{ opens: 0, closes: 1440 }],
    ...Array.from({ length: 4 }, () => []),
  ]
  assert.deepEqual(weekOfSpans(spansOfWeek(week)), week)
})

test('special hours are read as people write them, and what is none is said', () => {
  assert.deepEqual(readSpans('10-14, 17-20.30'), [
    { opens: 600, closes: 840 },
    { opens: 1020, closes: 1230 },
  ])
  assert.deepEqual(readSpans(' '), [])
  for (const text of ['10', '10-', '25-26', '10-12-14', 'mañana']) assert.equal(readSpans(text), undefined)
  assert.deepEqual(readSpans(writtenSpans([{ opens: 1200, closes: 1560 }])), [{ opens: 1200, closes: 1560 }])
})

test('a holiday that is there stays as it is when others come', () => {
  const mine = { date: '2026-12-24', name: 'Nochebuena', spans: [{ opens: 540, closes: 840 }] }
  const more = [
    { date: '2026-12-24', name: 'Otra', spans: [] },
    { date: '2026-01-01', name: 'Año Nuevo', spans: [] },
  ]
  assert.deepEqual(readLines(withLines(linesOf([mine]), linesOf(more))), [more[1], mine])
  assert.equal(readLines([{ date: '2026-01-01', name: 'x', hours: 'por la tarde' }]), undefined)
})

test('a target takes the place of its own, and of no other', () => {
  const all: TargetCard = {
    ...{ aim: 'first', class: 'query', pace: null, profileId: null, within: { clock: 'wall', ms: 1 }, why: null },
  }
  const live: TargetCard = { ...all, pace: 'live', within: { clock: 'wall', ms: 2 } }
  const own: TargetCard = { ...all, profileId: 'p', why: 'x' }
  const cell = { aim: 'first', pace: 'live' } as const
  assert.equal(targetIn([all, own], 'query', cell), all)
  assert.equal(targetIn([all, live, own], 'query', cell), live)
  const slower: TargetCard = { ...live, within: { clock: 'wall', ms: 3 } }
  assert.deepEqual(withTarget([all, live, own], slower), [all, own, slower])
  assert.deepEqual(withTarget([all, own], { ...own, class: 'complaint' }, own).length, 2)
})

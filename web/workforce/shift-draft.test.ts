import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { ShiftsView } from '#protocol'
import { draftOf, likeMonday, minutesOf, readDraft, withDay } from './shift-draft.ts'

const span = fc
  .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1439 }))
  .map(([opens, lasts]) => ({ opens, closes: opens + lasts }))
const week = fc.array(fc.array(span, { maxLength: 3 }), { minLength: 7, maxLength: 7 })
const shifts: fc.Arbitrary<ShiftsView> = fc.record({
  timeZone: fc.constant('Europe/Madrid'),
  week,
  breaks: week,
  days: fc.array(
    fc.record(
      {
        date: fc.constant('2026-12-24'),
        name: fc.string(),
        spans: fc.array(span, { maxLength: 2 }),
        breaks: fc.array(span, { maxLength: 2 }),
      },
      { noNullPrototype: true },
    ),
    { maxLength: 3 },
  ),
})

test('what is kept is written and read again as it was, over nights too', () => {
  fc.assert(
    fc.property(shifts, kept => {
      assert.equal(JSON.stringify(readDraft(draftOf(kept, 'UTC'))), JSON.stringify(kept))
    }),
  )
})

test('a week is written once and copied; what cannot be read is no week', () => {
  const empty = draftOf(null, 'Europe/Madrid')
  const monday = { hours: '9-14, 16 a 19', breaks: '11-11:15' }
  const copied = likeMonday({ ...empty, week: empty.week.with(0, monday) })
  assert.equal(minutesOf(copied.week), 5 * (8 * 60 - 15))
  assert.deepEqual(copied.week[5], { hours: '', breaks: '' })
  assert.equal(readDraft({ ...empty, week: empty.week.with(0, { hours: 'por la mañana', breaks: '' }) }), undefined)
  assert.equal(readDraft(withDay(empty, '')), undefined)
  assert.deepEqual(readDraft(withDay(empty, '2026-12-24'))?.days, [
    { date: '2026-12-24', name: '', spans: [], breaks: [] },
  ])
})

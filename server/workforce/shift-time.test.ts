import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { minute } from '#lib'
import { checkShifts, onShift, type Shifts, shiftSpans, uncovered } from './index.ts'

const none = (): [number, number][][] => Array.from({ length: 7 }, () => [])
const madrid = (more: Partial<Shifts>): Shifts =>
  checkShifts({ ...{ timeZone: 'Europe/Madrid', week: none(), breaks: none(), days: [] }, ...more })
const at = (written: string) => Temporal.ZonedDateTime.from(`${written}[Europe/Madrid]`).epochMilliseconds

test('a night runs over midnight, with its break in the day on which it begins by the clock', () => {
  const week = none()
  week[0] = [[22 * 60, 30 * 60]]
  const breaks = none()
  breaks[1] = [[2 * 60, 150]]
  const shifts = madrid({ week, breaks })
  assert.deepEqual(onShift(shifts, at('2026-11-23T21:00')), { state: 'off', changesAt: at('2026-11-23T22:00') })
  assert.deepEqual(onShift(shifts, at('2026-11-23T23:00')), { state: 'on', changesAt: at('2026-11-24T02:00') })
  assert.deepEqual(onShift(shifts, at('2026-11-24T02:10')), { state: 'break', changesAt: at('2026-11-24T02:30') })
  assert.deepEqual(onShift(shifts, at('2026-11-24T05:00')), { state: 'on', changesAt: at('2026-11-24T06:00') })
  assert.deepEqual(onShift(shifts, at('2026-11-24T06:00')), { state: 'off', changesAt: at('2026-11-30T22:00') })
})

test('time off stands over the week, and who never works has no next change', () => {
  const week = none().map((): [number, number][] => [[540, 1020]])
  const shifts = madrid({ week, days: [{ date: '2026-11-24', name: 'Vacaciones', spans: [], breaks: [] }] })
  assert.deepEqual(onShift(shifts, at('2026-11-24T10:00')), { state: 'off', changesAt: at('2026-11-25T09:00') })
  assert.deepEqual(onShift(madrid({}), at('2026-11-24T10:00')), { state: 'off', changesAt: null })
  assert.deepEqual(onShift(madrid({ week: none().map(() => [[0, 1440]]) }), at('2026-11-24T10:00')), {
    state: 'on',
    changesAt: null,
  })
})

test('a break outside the shift, and a zone that is none, are refused', () => {
  const week = none()
  week[2] = [[540, 1020]]
  const breaks = none()
  breaks[2] = [[1000, 1030]]
  assert.throws(() => madrid({ week, breaks }), { code: 'shift.break-outside', values: { day: 3 } })
  assert.throws(() => madrid({ timeZone: 'Mars/Olympus' }), { code: 'calendar.zone' })
})

const stretch = fc.tuple(fc.nat(1380), fc.integer({ min: 10, max: 600 }))
const anyWeek = fc.array(fc.option(stretch, { nil: undefined }), { minLength: 7, maxLength: 7 })
const spansIn = (week: readonly ([number, number] | undefined)[]) =>
  // A night that would run into the next day's shift ends before it.
  week.map((each, day) => {
    if (!each) return []
    const next = week[(day + 1) % 7]?.[0] ?? 1440
    return [[each[0], Math.min(each[0] + each[1], 1440 + next)] as [number, number]]
  })

/** What the clocks of the zone show at a moment, looked up in the week minute by minute. */
function oracle(week: readonly (readonly (readonly [number, number])[])[], moment: number, timeZone: string): boolean {
  const shown = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone)
  const now = shown.hour * 60 + shown.minute
  const day = shown.dayOfWeek - 1
  const isIn = (which: number, minutes: number) => week[which]!.some(([from, to]) => from <= minutes && minutes < to)
  return isIn(day, now) || isIn((day + 6) % 7, now + 1440)
}

const quietDays = ['2026-11-20T00:00', '2026-06-10T00:00']
const clockChanges = ['2026-03-28T00:00', '2026-10-24T00:00']

test('who is at work each minute is what the clocks say, week in, week out, and over both changes of the clock', () => {
  fc.assert(
    fc.property(anyWeek, anyWeek, fc.constantFrom(...quietDays, ...clockChanges), (days, rests, from) => {
      const shifts: Shifts = { timeZone: 'Europe/Madrid', week: spansIn(days), breaks: spansIn(rests), days: [] }
      const start = at(from)
      const end = start + 3 * 1440 * minute
      const { work, breaks } = shiftSpans(shifts, start, end)
      const isIn = (spans: readonly (readonly [number, number])[], moment: number) =>
        spans.some(([opens, closes]) => opens <= moment && moment < closes)
      for (let moment = start; moment < end; moment += minute) {
        if (isTwice(moment)) continue
        const onDuty = oracle(shifts.week, moment, shifts.timeZone)
        const rest = oracle(shifts.breaks, moment, shifts.timeZone)
        assert.equal(isIn(work, moment), onDuty && !rest, new Date(moment).toISOString())
        assert.equal(isIn(breaks, moment), onDuty && rest, new Date(moment).toISOString())
      }
    }),
    { numRuns: 60 },
  )
})

/** The hour that clocks show twice, where a time of day names two moments. */
function isTwice(moment: number): boolean {
  const shown = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO('Europe/Madrid')
  const earlier = shown.toPlainDateTime().toZonedDateTime('Europe/Madrid', { disambiguation: 'earlier' })
  const later = shown.toPlainDateTime().toZonedDateTime('Europe/Madrid', { disambiguation: 'later' })
  return earlier.epochMilliseconds !== later.epochMilliseconds
}

test('what nobody covers is what is left when all shifts are taken out of the open hours', () => {
  assert.deepEqual(uncovered([[0, 10]], []), [[0, 10]])
  assert.deepEqual(
    uncovered(
      [
        [0, 10],
        [20, 30],
      ],
      [
        [25, 28],
        [2, 4],
        [3, 22],
      ],
    ),
    [
      [0, 2],
      [22, 25],
      [28, 30],
    ],
  )
})

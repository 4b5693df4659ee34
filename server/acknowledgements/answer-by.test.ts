import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { day, hour, minute, second } from '#lib'
import { alwaysOpen, type Calendar, nextOpening, type Span } from '#service-levels'
import { answerBy } from './answer-by.ts'

const week = Array.from({ length: 7 }, (_, at) => (at < 5 ? ([[540, 1080]] as const) : []))
const office: Calendar = { timeZone: 'Europe/Madrid', week, holidays: [] }
const friday = Date.UTC(2026, 10, 20, 19, 10)
const [nine, halfPast] = [Date.UTC(2026, 10, 23, 8), Date.UTC(2026, 10, 23, 8, 30)]
const halfAnHour: Span = { clock: 'business', ms: 30 * minute }
const asked = { calendar: office, within: halfAnHour, clockDueAt: null, at: friday, now: friday }

test('Friday at 20:10, closed until Monday at 9:00, within half an hour: Monday at 9:30', () => {
  assert.deepEqual(answerBy(asked), { opensAt: nine, answerBy: halfPast })
})

test('what the clock of the turn says holds, but for a moment at which nobody is there', () => {
  const clockDueAt = nine + 12 * minute + second
  assert.equal(answerBy({ ...asked, clockDueAt })?.answerBy, nine + 13 * minute)
  assert.equal(answerBy({ ...asked, clockDueAt: friday - hour })?.answerBy, halfPast)
  const wall = { clock: 'wall', ms: 2 * hour } as const
  assert.equal(answerBy({ ...asked, within: wall })?.answerBy, nine + 2 * hour)
})

test('of working days, the end of the day; a holiday moves all of it', () => {
  const eve = Date.UTC(2026, 11, 24, 19)
  const calendar = { ...office, holidays: [{ date: '2026-12-25', name: 'Navidad', spans: [] }] }
  assert.equal(answerBy({ ...asked, calendar, at: eve, now: eve })?.opensAt, Date.UTC(2026, 11, 28, 8))
  const days = answerBy({ ...asked, within: { clock: 'days', days: 1 } })
  assert.ok(days && days.answerBy > nine && days.answerBy <= nine + 2 * day)
})

test('nothing is said while it is open, nor where it always is or never', () => {
  assert.equal(answerBy({ ...asked, now: nine + hour }), undefined)
  assert.equal(answerBy({ ...asked, calendar: alwaysOpen('UTC') }), undefined)
  const never = { ...office, week: week.map(() => []) }
  assert.equal(answerBy({ ...asked, calendar: never }), undefined)
})

test('whenever somebody writes, what is promised lies after the opening, on a whole minute, and not before its clock', () => {
  const at = fc.integer({ min: 0, max: 500 * 24 * 60 * 60 }).map(each => friday + each * second)
  const within = fc.oneof(
    fc.integer({ min: 1, max: 600 }).map((each): Span => ({ clock: 'business', ms: each * minute })),
    fc.integer({ min: 1, max: 600 }).map((each): Span => ({ clock: 'wall', ms: each * minute })),
    fc.integer({ min: 1, max: 20 }).map((each): Span => ({ clock: 'days', days: each })),
  )
  const clock = fc.option(fc.integer({ min: -day, max: 10 * day }), { nil: null })
  fc.assert(
    fc.property(at, within, clock, (now, span, ahead) => {
      const clockDueAt = ahead === null ? null : now + ahead
      const found = answerBy({ calendar: office, within: span, clockDueAt, at: now, now })
      assert.equal(found === undefined, nextOpening(office, now) === now)
      if (!found) return
      assert.ok(found.opensAt > now && found.answerBy > found.opensAt)
      assert.equal(found.answerBy % minute, 0)
      if (clockDueAt !== null && clockDueAt > found.opensAt) assert.ok(found.answerBy >= clockDueAt)
    }),
  )
})

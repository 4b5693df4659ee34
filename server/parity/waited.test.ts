import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, hour, minute } from '#lib'
import { openSpans } from '#service-levels'
import { type Waited, waitedShare } from './waited.ts'

/** Monday to Friday from nine to six. */
const office = {
  timeZone: 'Europe/Madrid',
  week: Array.from({ length: 7 }, (_, at) => (at < 5 ? [[540, 1080] as const] : [])),
  holidays: [],
}
const friday = Date.UTC(2026, 10, 20, 16, 50)
const monday = Date.UTC(2026, 10, 23, 8)
const hours = openSpans(office, friday - 30 * day, friday + 30 * day)
const turn = (change: Partial<Waited>): Waited => ({
  ...{ clock: 'business', startedAt: friday, dueAt: monday + 20 * minute, endedAt: monday },
  ...change,
})

test('while nobody is there the clock of a turn rests, and so does what it has waited', () => {
  assert.equal(waitedShare(turn({}), hours), 10 / 30)
  assert.equal(waitedShare(turn({ endedAt: monday + 10 * minute }), hours), 20 / 30)
  assert.equal(waitedShare(turn({ endedAt: friday + 20 * hour }), hours), 10 / 30)
  assert.equal(waitedShare(turn({ endedAt: monday + 50 * minute }), hours), 2)
})

test('on the wall clock, and over whole working days, every hour counts', () => {
  const dueAt = friday + 10 * hour
  for (const clock of ['wall', 'days'] as const)
    assert.equal(waitedShare(turn({ clock, dueAt, endedAt: friday + 5 * hour }), hours), 0.5)
})

test('what was due by hours that are others now is measured by the way to its own deadline', () => {
  const saturday = friday + 17 * hour
  const changed = turn({ startedAt: saturday, dueAt: saturday + 30 * minute, endedAt: saturday + 15 * minute })
  assert.equal(waitedShare(changed, hours), 0.5)
  const twice = turn({ startedAt: monday, dueAt: monday + hour, endedAt: monday + 30 * minute })
  assert.equal(waitedShare(twice, hours), 0.5)
})

test('whatever the turn, in time is at most one, and late is at least one', () => {
  for (let n = 0; n < 500; n++) {
    const startedAt = friday - ((n * 7919) % 10_080) * minute
    const dueAt = startedAt + (1 + ((n * 104_729) % 4000)) * minute
    for (const clock of ['business', 'wall'] as const)
      for (const part of [0, 0.3, 1, 1.7]) {
        const share = waitedShare({ clock, startedAt, dueAt, endedAt: startedAt + part * (dueAt - startedAt) }, hours)
        assert.ok(share >= 0 && (part <= 1 ? share <= 1 : share >= 1), `${clock} ${n} ${part}: ${share}`)
      }
  }
})

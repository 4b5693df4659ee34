import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { boardMinutes } from '#protocol'
import { columnMinutes, columnsOf, placeOf, verdictOf } from './standing.ts'

const due = fc.array(
  fc.record({
    minute: fc.integer({ min: -boardMinutes.before, max: boardMinutes.after - 1 }),
    count: fc.integer({ min: 1, max: 1000 }),
  }),
)

test('columns hold all that is due, in order, within the axis, and nothing late beside what is not', () => {
  fc.assert(
    fc.property(due, all => {
      const columns = columnsOf(all)
      const sum = (of: readonly { count: number }[]) => of.reduce((total, { count }) => total + count, 0)
      assert.equal(sum(columns), sum(all))
      const late = columns.filter(({ tone }) => tone === 'late')
      assert.equal(sum(late), sum(all.filter(({ minute }) => minute < 0)))
      for (const [at, { minute }] of columns.entries()) {
        assert.ok(placeOf(minute) >= 0 && placeOf(minute + columnMinutes) <= 1)
        assert.ok(at === 0 || columns[at - 1]!.minute < minute)
      }
    }),
  )
})

test('what is late is said before what will be', () => {
  assert.deepEqual(
    [
      verdictOf({ waiting: 0, late: 0, soon: 0 }),
      verdictOf({ waiting: 5, late: 1, soon: 2 }),
      verdictOf({ waiting: 5, late: 0, soon: 2 }),
      verdictOf({ waiting: 5, late: 0, soon: 0 }),
    ],
    ['calm', 'late', 'soon', 'well'],
  )
})

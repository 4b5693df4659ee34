import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Fault, hour, minute } from '#lib'
import {
  alwaysOpen,
  businessMs,
  type Calendar,
  calendarOf,
  checkCalendar,
  deadlineAt,
  type Holiday,
  nextOpening,
  openSpans,
  type OpenSpan,
} from './index.ts'

const nine = 9 * 60
const office: OpenSpan[] = [
  [nine, 14 * 60],
  [16 * 60, 19 * 60],
]
const weekOf = (days: readonly OpenSpan[], weekend: readonly OpenSpan[] = []) => [
  ...Array.from({ length: 5 }, () => days),
  weekend,
  weekend,
]
const madrid = (week: Calendar['week'], holidays: Holiday[] = []): Calendar =>
  checkCalendar({ timeZone: 'Europe/Madrid', week, holidays })
const at = (written: string) => Temporal.ZonedDateTime.from(`${written}[Europe/Madrid]`).epochMilliseconds

test('Friday at ten past eight, closed until Monday at nine: half an hour is over on Monday at half past nine', () => {
  const calendar = madrid(weekOf([[nine, 20 * 60]]))
  const asked = at('2026-11-20T20:10')
  assert.equal(deadlineAt(calendar, asked, 30 * minute), at('2026-11-23T09:30'))
  assert.equal(nextOpening(calendar, asked), at('2026-11-23T09:00'))
  assert.equal(nextOpening(calendar, at('2026-11-23T10:00')), at('2026-11-23T10:00'))
})

test('the clock rests at noon, over the night, on a holiday, and runs in the special hours of one', () => {
  const calendar = madrid(weekOf(office), [
    { date: '2026-12-24', name: 'Nochebuena', spans: [[nine, 12 * 60]] },
    { date: '2026-12-25', name: 'Navidad', spans: [] },
  ])
  assert.equal(businessMs(calendar, at('2026-11-23T13:00'), at('2026-11-23T17:00')), 2 * hour)
  assert.equal(deadlineAt(calendar, at('2026-12-24T11:00'), 2 * hour), at('2026-12-28T10:00'))
})

test('a night belongs to the day on which it opens, and runs on into a holiday', () => {
  const nights = madrid(weekOf([[22 * 60, 30 * 60]]), [{ date: '2026-12-25', name: 'Navidad', spans: [] }])
  assert.equal(businessMs(nights, at('2026-12-24T20:00'), at('2026-12-26T12:00')), 8 * hour)
  assert.equal(businessMs(nights, at('2026-11-28T00:00'), at('2026-11-30T12:00')), 6 * hour)
})

test('where clocks skip an hour or show it twice, it is reckoned as long as it lasts', () => {
  const nights = madrid(weekOf([[nine, 10 * 60]], [[0, 8 * 60]]))
  assert.equal(businessMs(nights, at('2026-03-29T00:00'), at('2026-03-29T12:00')), 7 * hour)
  assert.equal(businessMs(nights, at('2026-10-25T00:00'), at('2026-10-25T12:00')), 9 * hour)
  const skipped = madrid(weekOf([[nine, 10 * 60]], [[130, 170]]))
  assert.equal(businessMs(skipped, at('2026-03-29T00:00'), at('2026-03-29T12:00')), 0)
})

test('where clocks skip midnight, a day that is open from midnight begins with what they show next', () => {
  const fridays = Array.from({ length: 7 }, (_, day): OpenSpan[] => (day === 4 ? [[0, 1440]] : []))
  const cairo: Calendar = { timeZone: 'Africa/Cairo', week: fridays, holidays: [] }
  const there = (written: string) => Temporal.ZonedDateTime.from(`${written}[Africa/Cairo]`).epochMilliseconds
  const [begins, ends] = [there('2026-04-24T01:00'), there('2026-04-25T00:00')]
  assert.equal(begins, there('2026-04-23T23:59') + minute)
  assert.deepEqual(openSpans(cairo, there('2026-04-20T00:00'), there('2026-04-28T00:00')), [[begins, ends]])
})

test('a calendar that never opens gives no deadline, and no moment at which it opens', () => {
  const shut: Calendar = { timeZone: 'Europe/Madrid', week: Array.from({ length: 7 }, () => []), holidays: [] }
  assert.equal(deadlineAt(shut, at('2026-11-23T10:00'), 1), undefined)
  assert.equal(nextOpening(shut, at('2026-11-23T10:00')), undefined)
  // Open one day, and never again.
  const once = { ...shut, holidays: [{ date: '2026-11-24', name: 'Feria', spans: [[600, 660]] as const }] }
  assert.equal(deadlineAt(once, at('2026-11-23T10:00'), hour), at('2026-11-24T11:00'))
  assert.equal(deadlineAt(once, at('2026-11-23T10:00'), hour + 1), undefined)
})

test('always open is the wall clock', () => {
  const always = checkCalendar(alwaysOpen('Europe/Madrid'))
  const [from, to] = [at('2026-03-01T00:00'), at('2026-11-01T00:00')]
  assert.equal(businessMs(always, from, to), to - from)
  assert.deepEqual(openSpans(always, from, to), [[from, to]])
})

test('the hours that a profile publishes are a calendar', () => {
  const calendar = calendarOf({ timeZone: 'Europe/Madrid', spans: [{ day: 1, opens: '22:00', closes: '06:00' }] })
  assert.equal(businessMs(calendar, at('2026-11-23T00:00'), at('2026-11-30T00:00')), 8 * hour)
})

const wrong: [what: string, change: Partial<Calendar>, code: string, values?: object][] = [
  ['no zone', { timeZone: 'Europe/Teruel' }, 'calendar.zone'],
  ['an offset, which knows no summer', { timeZone: '+02:00' }, 'calendar.zone'],
  ['six days', { week: weekOf(office).slice(1) }, 'calendar.week'],
  ['a week in which it never opens', { week: weekOf([]) }, 'calendar.never'],
  ['an end before its beginning', { week: weekOf([[600, 540]]) }, 'calendar.backwards', { day: 1, date: '' }],
  [
    'spans that overlap',
    {
      week: weekOf([
        [540, 700],
        [690, 800],
      ]),
    },
    'calendar.overlap',
    { day: 1, date: '' },
  ],
  [
    'a night that runs into the morning after',
    {
      week: weekOf([
        [540, 600],
        [1380, 1440 + 541],
      ]),
    },
    'calendar.overlap',
    { day: 2, date: '' },
  ],
  ['half a minute', { week: weekOf([[540.5, 600]]) }, 'calendar.span'],
  ['more than a day', { week: weekOf([[0, 1441]]) }, 'calendar.span'],
  ['a day that is none', { holidays: [{ date: '2026-02-30', name: 'x', spans: [] }] }, 'calendar.date'],
  ['a day without a name', { holidays: [{ date: '2026-02-28', name: ' ', spans: [] }] }, 'calendar.name'],
  [
    'a day twice',
    { holidays: [1, 2].map(() => ({ date: '2026-02-28', name: 'Día de Andalucía', spans: [] })) },
    'calendar.twice',
    { date: '2026-02-28' },
  ],
]
for (const [what, change, code, values] of wrong)
  test(`${what}: refused with its day`, () => {
    assert.throws(
      () => checkCalendar({ timeZone: 'Europe/Madrid', week: weekOf(office), holidays: [], ...change }),
      (fault: unknown) => {
        assert.ok(fault instanceof Fault)
        assert.equal(fault.code, code)
        if (values) assert.deepEqual(fault.values, values)
        return true
      },
    )
  })

test('spans that touch are one', () => {
  assert.deepEqual(
    madrid(
      weekOf([
        [600, 660],
        [540, 600],
      ]),
    ).week[0],
    [[540, 660]],
  )
})

// Zones with odd offsets, changes of half an hour, at midnight, and a day that was left out altogether.
const zones = [
  ...['Europe/Madrid', 'Atlantic/Canary', 'America/Santiago', 'Asia/Kathmandu', 'Australia/Lord_Howe'],
  ...['Africa/Cairo', 'Pacific/Apia', 'UTC'],
]
const anySpans = fc
  .uniqueArray(fc.integer({ min: 0, max: 1439 }), { maxLength: 6 })
  .map(cuts => cuts.toSorted((one, other) => one - other))
  .map(cuts => cuts.flatMap((cut, place): OpenSpan[] => (place % 2 === 1 ? [[cuts[place - 1]!, cut]] : [])))
const begin = Date.UTC(2026, 0, 1)
const anyMoment = fc.integer({ min: begin, max: begin + 500 * 24 * hour })
const anyCalendar = fc
  .record({
    timeZone: fc.constantFrom(...zones),
    week: fc.array(anySpans, { minLength: 7, maxLength: 7 }),
    // A last span of a day goes on into the night, as long as the next morning lets it.
    night: fc.integer({ min: 0, max: 400 }),
    holidays: fc.uniqueArray(fc.record({ day: fc.integer({ min: 0, max: 500 }), spans: anySpans }), {
      maxLength: 20,
      selector: ({ day }) => day,
    }),
  })
  .map(({ timeZone, week, night, holidays }): Calendar => ({
    timeZone,
    week: week.map((spans, place) => {
      const morning = week[(place + 1) % 7]![0]?.[0] ?? 1440
      const last = spans.at(-1)
      return last
        ? [...spans.slice(0, -1), [last[0], Math.max(last[1], 1440 + Math.min(morning, night, last[0]))]]
        : spans
    }),
    holidays: holidays.map(({ day, spans }) => ({
      date: new Date(begin + day * 24 * hour).toISOString().slice(0, 10),
      name: 'Fiesta',
      spans,
    })),
  }))

test('any calendar adds up over any cut, never runs backwards nor faster than time', () => {
  fc.assert(
    fc.property(anyCalendar, fc.array(anyMoment, { minLength: 3, maxLength: 3 }), (calendar, moments) => {
      const [from, cut, to] = moments.toSorted((one, other) => one - other) as [number, number, number]
      const [before, after] = [businessMs(calendar, from, cut), businessMs(calendar, cut, to)]
      assert.equal(before + after, businessMs(calendar, from, to))
      assert.ok(before >= 0 && before <= cut - from)
    }),
    { numRuns: 150 },
  )
})

test('in any calendar the time to a deadline is the time that was given, and the deadline its first moment', () => {
  fc.assert(
    fc.property(anyCalendar, anyMoment, fc.integer({ min: 1, max: 60 * hour }), (calendar, from, ms) => {
      const due = deadlineAt(calendar, from, ms)
      if (due === undefined) return
      assert.equal(businessMs(calendar, from, due), ms)
      assert.equal(businessMs(calendar, from, due - 1), ms - 1)
      assert.equal(deadlineAt(calendar, from, businessMs(calendar, from, due)), due)
      assert.ok(deadlineAt(calendar, from, ms + 1) === undefined || deadlineAt(calendar, from, ms + 1)! > due)
    }),
    { numRuns: 150 },
  )
})

test('a minute is open exactly when a clock on the wall there shows an open time', () => {
  fc.assert(
    fc.property(anyCalendar, anyMoment, (calendar, moment) => {
      const local = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(calendar.timeZone)
      const spansOn = (date: Temporal.PlainDate) =>
        calendar.holidays.find(holiday => holiday.date === date.toString())?.spans ?? calendar.week[date.dayOfWeek - 1]!
      const minutes = local.hour * 60 + local.minute
      const today = local.toPlainDate()
      const isOpen =
        spansOn(today).some(([opens, closes]) => minutes >= opens && minutes < closes) ||
        spansOn(today.subtract({ days: 1 })).some(([, closes]) => minutes + 1440 < closes)
      const second = businessMs(calendar, moment, moment + 1) === 1
      // On the days of a change a time may come twice or never: those have their own tests.
      if (local.hoursInDay === 24 && local.subtract({ days: 1 }).hoursInDay === 24) assert.equal(second, isOpen)
    }),
    { numRuns: 300 },
  )
})

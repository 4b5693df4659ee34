import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Fault } from '#lib'
import { checkHolidays, spanishHolidays, spanishNationalDays, spanishRegions, spanishYears } from './index.ts'
import { easterOf } from './easter.ts'

const dates = (region: string, year: number) => spanishHolidays(region, year).holidays.map(({ date }) => date.slice(5))

test('Easter falls on its Sunday', () => {
  const known = ['1943-04-25', '1954-04-18', '1981-04-19', '2000-04-23', '2019-04-21', '2026-04-05', '2027-03-28']
  for (const date of [...known, '2038-04-25', '2285-03-22']) assert.equal(easterOf(Number(date.slice(0, 4))), date)
})

test('a day that all of Spain keeps and that falls on a Sunday is none', () => {
  const days = spanishNationalDays(2026).map(({ date }) => date)
  assert.deepEqual(days, [
    ...['2026-01-01', '2026-01-06', '2026-04-03', '2026-05-01'],
    ...['2026-08-15', '2026-10-12', '2026-12-08', '2026-12-25'],
  ])
  assert.equal(spanishNationalDays(2027).length, 9)
})

test('every community keeps its twelve days; towns and islands add theirs', () => {
  // Canarias adds one on each island; Navarra and the two cities say here what elsewhere towns choose.
  const many: Record<string, number> = { 'CN 2026': 11, 'CN 2027': 11, 'NC 2026': 13, 'NC 2027': 13 }
  const cities: Record<string, number> = { 'CE 2026': 14, 'ML 2026': 14, 'CE 2027': 13, 'ML 2027': 13 }
  for (const year of spanishYears)
    for (const region of spanishRegions) {
      const { holidays } = spanishHolidays(region, year)
      assert.deepEqual(checkHolidays(holidays), holidays, `${region} ${year}`)
      const key = `${region} ${year}`
      assert.equal(holidays.length, many[key] ?? cities[key] ?? 12, key)
      assert.ok(
        holidays.every(({ date }) => new Date(`${date}T00:00Z`).getUTCDay() !== 0),
        key,
      )
    }
})

test('the days that were doubted stand as their bulletins say', () => {
  const common = ['01-01', '01-06', '04-03', '05-01', '08-15', '10-12', '12-08', '12-25']
  const of = (own: string[]) => [...common, ...own].toSorted()
  assert.deepEqual(dates('CM', 2026), of(['04-02', '04-06', '06-04', '11-02']))
  assert.deepEqual(dates('GA', 2026), of(['03-19', '04-02', '06-24', '07-25']))
  assert.deepEqual(dates('NC', 2026), of(['03-19', '04-02', '04-06', '11-02', '12-03']))
  assert.deepEqual(dates('CE', 2026), of(['03-20', '04-02', '05-27', '06-13', '08-05', '09-02']))
})

test('what no bulletin confirms says so, and what is not known is refused', () => {
  assert.equal(spanishHolidays('MC', 2027).isConfirmed, true)
  assert.equal(spanishHolidays('ML', 2027).isConfirmed, false)
  const refused = (code: string) => (fault: unknown) => fault instanceof Fault && fault.code === code
  assert.throws(() => spanishHolidays('MD', 2031), refused('holidays.year'))
  assert.throws(() => spanishHolidays('toString', 2026), refused('holidays.region'))
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Fault } from '#lib'
import { checkHolidays, readCalendarFile } from './index.ts'

const years = { from: 2026, to: 2027 }
const file = (...events: string[][]) =>
  ['BEGIN:VCALENDAR', ...events.flatMap(lines => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']), 'END:VCALENDAR', ''].join(
    '\r\n',
  )
const read = (...events: string[][]) => {
  const { holidays, skipped } = readCalendarFile(file(...events), years)
  return { days: holidays.map(({ date, name }) => `${date} ${name}`), skipped }
}

test('a day of a file is a holiday with its name, folded and escaped as it may be', () => {
  assert.deepEqual(
    read([
      'DTSTART;VALUE=DATE:20261109',
      'DTEND;VALUE=DATE:20261110',
      'SUMMARY:La Almudena\\, pa',
      ' trona de\\nMadrid',
    ]),
    { days: ['2026-11-09 La Almudena, patrona de Madrid'], skipped: 0 },
  )
})

test('what lasts for days is each of them; its end is the day after the last', () => {
  const three = ['2026-08-14 Feria', '2026-08-15 Feria', '2026-08-16 Feria']
  assert.deepEqual(read(['DTSTART:20260814', 'DTEND:20260817', 'SUMMARY:Feria']).days, three)
  assert.deepEqual(read(['DTSTART:20260814', 'DURATION:P3D', 'SUMMARY:Feria']).days, three)
  assert.equal(read(['DTSTART:20260814', 'DURATION:P1W', 'SUMMARY:Feria']).days.length, 7)
  assert.deepEqual(read(['DTSTART:20260814', 'DTEND:20260814', 'SUMMARY:Feria']).days, three.slice(0, 1))
})

test('what comes back every year comes back, as far as its rule lets it', () => {
  const day = ['DTSTART;VALUE=DATE:20200515', 'SUMMARY:San Isidro']
  const both = ['2026-05-15 San Isidro', '2027-05-15 San Isidro']
  assert.deepEqual(read([...day, 'RRULE:FREQ=YEARLY']).days, both)
  assert.deepEqual(read([...day, 'RRULE:FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=15']).days, both)
  assert.deepEqual(read([...day, 'RRULE:FREQ=YEARLY;INTERVAL=2']).days, both.slice(0, 1))
  assert.deepEqual(read([...day, 'RRULE:FREQ=YEARLY;COUNT=7']).days, both.slice(0, 1))
  assert.deepEqual(read([...day, 'RRULE:FREQ=YEARLY;UNTIL=20261231T000000Z']).days, both.slice(0, 1))
  assert.deepEqual(read([...day, 'RRULE:FREQ=YEARLY', 'EXDATE;VALUE=DATE:20260515']).days, both.slice(1))
  assert.deepEqual(read(['DTSTART:20241230', 'DTEND:20250102', 'SUMMARY:Fin', 'RRULE:FREQ=YEARLY']).days, [
    ...['2026-01-01 Fin', '2026-12-30 Fin', '2026-12-31 Fin'],
    ...['2027-01-01 Fin', '2027-12-30 Fin', '2027-12-31 Fin'],
  ])
})

test('the 29th of February comes back in leap years alone', () => {
  const { holidays } = readCalendarFile(file(['DTSTART:20240229', 'RRULE:FREQ=YEARLY;COUNT=3']), {
    from: 2026,
    to: 2040,
  })
  assert.deepEqual(
    holidays.map(({ date }) => date),
    ['2028-02-29', '2032-02-29'],
  )
})

test('what has a time, was called off, or comes back otherwise is counted, not guessed', () => {
  const good = ['DTSTART:20260101', 'SUMMARY:Año Nuevo', 'BEGIN:VALARM', 'SUMMARY:Aviso', 'END:VALARM']
  assert.deepEqual(
    read(
      good,
      ['DTSTART:20260101T100000', 'SUMMARY:Reunión'],
      ['DTSTART:20260102', 'STATUS:CANCELLED'],
      ['DTSTART:20260103', 'RRULE:FREQ=WEEKLY'],
      ['DTSTART:20260104', 'RRULE:FREQ=YEARLY;BYDAY=1MO'],
      ['DTSTART:20260105', 'DTEND:20260305'],
      ['SUMMARY:Nada'],
    ),
    { days: ['2026-01-01 Año Nuevo'], skipped: 6 },
  )
})

test('the first name of a day stands, and a name is never empty', () => {
  assert.deepEqual(read(['DTSTART:20260101'], ['DTSTART:20260101', 'SUMMARY:Otra']).days, ['2026-01-01 —'])
})

const refused = (code: string) => (fault: unknown) => fault instanceof Fault && fault.code === code

test('what is no calendar, too large, or has no day of these years says so', () => {
  assert.throws(() => readCalendarFile('Año Nuevo;1 de enero', years), refused('calendar-file.none'))
  assert.throws(() => readCalendarFile('x'.repeat(1_000_001), years), refused('calendar-file.too-large'))
  assert.throws(() => read(['DTSTART:20120101']), refused('calendar-file.empty'))
})

const pieces = [
  ...['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'END:VEVENT', 'END:VCALENDAR', 'END:', 'BEGIN:', ' ', '\t x', ':', ';'],
  ...[
    'DTSTART:20260101',
    'DTSTART;VALUE=DATE:20269999',
    'DTSTART;X="a:b":00010101',
    'DTEND:99991231',
    'DURATION:P999D',
  ],
  ...['RRULE:FREQ=YEARLY', 'RRULE:FREQ=YEARLY;COUNT=0', 'RRULE:;;==', 'RRULE:FREQ=YEARLY;INTERVAL=9999', 'EXDATE:,,,'],
  ...['SUMMARY:\\', 'SUMMARY:\u202e\u0000', `SUMMARY:${'a'.repeat(500)}`, 'DURATION:P0D', 'DURATION:-P1D'],
]
test('no text harms: what is read is sound, or refused with words', () => {
  const anyLine = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...pieces) }, fc.string({ unit: 'binary' }))
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 40 }), fc.constantFrom('\n', '\r\n', '\r'), (lines, end) => {
      try {
        const { holidays } = readCalendarFile(`BEGIN:VCALENDAR${end}${lines.join(end)}`, years)
        assert.deepEqual(checkHolidays(holidays), holidays)
      } catch (fault) {
        assert.ok(fault instanceof Fault && fault.code.startsWith('calendar-file.'), String(fault))
      }
    }),
    { numRuns: 2000 },
  )
})

test('a file made to be slow is read at once', () => {
  const began = performance.now()
  for (const line of [
    '"',
    ';"',
    'A;',
    ' ',
    'X;a="',
    'RRULE:FREQ=YEARLY;',
    'BEGIN:VEVENT\nDTSTART:00010101\nRRULE:FREQ=YEARLY\nEND:VEVENT\n',
  ])
    try {
      readCalendarFile(`BEGIN:VCALENDAR\n${line.repeat(Math.floor(900_000 / line.length))}`, years)
    } catch (fault) {
      assert.ok(fault instanceof Fault, String(fault))
    }
  assert.ok(performance.now() - began < 5000)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { day, minute } from '#lib'
import { type AcknowledgedLanguage, acknowledgedLanguages } from '#protocol'
import { whenIn } from './when.ts'

const madrid = 'Europe/Madrid'
/** Friday 20 November 2026, 20:10 in Madrid. */
const friday = Date.UTC(2026, 10, 20, 19, 10)
const monday = Date.UTC(2026, 10, 23, 8, 30)

test('what was written on Friday at 20:10 is answered on Monday at 9:30, in nine languages', () => {
  const said: Record<AcknowledgedLanguage, string> = {
    es: 'el lunes a las 9:30',
    en: 'on Monday at 9:30',
    fr: 'lundi à 9 h 30',
    pt: 'na segunda-feira às 9:30',
    ca: 'dilluns a les 9:30',
    gl: 'o luns ás 9:30',
    eu: 'astelehena, 9:30',
    it: 'lunedì alle 9:30',
    de: 'am Montag um 9:30 Uhr',
  }
  for (const language of acknowledgedLanguages) assert.equal(whenIn(language, madrid, monday, friday), said[language])
})

test('today and tomorrow are called so, what is far has its date, and one o’clock is one', () => {
  const es = (at: number) => whenIn('es', madrid, at, friday)
  assert.equal(es(friday + 20 * minute), 'hoy a las 20:30')
  assert.equal(es(Date.UTC(2026, 10, 21, 0)), 'mañana a la 1:00')
  assert.equal(es(Date.UTC(2026, 10, 26, 8)), 'el jueves a las 9:00')
  assert.equal(es(Date.UTC(2026, 10, 27, 8)), 'el viernes 27 de noviembre a las 9:00')
  assert.equal(whenIn('pt', madrid, Date.UTC(2026, 11, 5, 8), friday), 'no sábado, 5 de dezembro, às 9:00')
  assert.equal(whenIn('de', madrid, Date.UTC(2026, 11, 4, 8), friday), 'am Freitag, 4. Dezember, um 9:00 Uhr')
})

test('the zone is the brand’s: the same moment is another hour, and may be another day', () => {
  assert.equal(whenIn('en', 'America/Bogota', friday, friday), 'today at 14:10')
  assert.equal(whenIn('en', 'Asia/Tokyo', Date.UTC(2026, 10, 20, 19, 30), friday), 'today at 4:30')
})

test('any moment is said in every language with its hour and minute', () => {
  const moment = fc.integer({ min: 0, max: 400 * 24 * 60 })
  fc.assert(
    fc.property(fc.constantFrom(...acknowledgedLanguages), moment, (language, ahead) => {
      const at = friday + ahead * minute
      const clock = new Intl.DateTimeFormat('en-GB', { timeZone: madrid, hour: 'numeric', minute: '2-digit' }).format(
        at,
      )
      const said = whenIn(language, madrid, at, friday)
      assert.ok(said.replace(' h ', ':').includes(clock.replace(/^0/, '')), `${said} does not say ${clock}`)
      assert.ok(ahead * minute < 7 * day || /\d.*\d:| h /.test(said), said)
    }),
  )
})

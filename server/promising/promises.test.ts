import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Moment, promiseKinds, promisesIn } from '#promising'
import { growthOf } from '../../test/growth.ts'

const timeZone = 'Europe/Madrid'
/** Tuesday, 24 November 2026, ten in the morning in Madrid. */
const now = Date.parse('2026-11-24T09:00:00Z')
const moment: Moment = { now, timeZone }

const read = (text: string, language = 'es', at: Moment = moment) =>
  promisesIn(text, language, at).map(({ kind, from, to, due }) => [
    kind,
    text.slice(from, to),
    due && `${due.precision} ${new Date(due.at).toISOString()}`,
  ])

test('what is promised is read with what is done and by when', () => {
  assert.deepEqual(read('Hola, Marta. Mañana le llega; te llamamos el lunes antes de las 10.'), [
    ['deliver', 'Mañana le llega', 'day 2026-11-25T23:00:00.000Z'],
    ['call', 'te llamamos el lunes antes de las 10', 'exact 2026-11-30T09:00:00.000Z'],
  ])
  assert.deepEqual(read('We’ll refund you within 3 days.', 'en-GB'), [
    ['refund', 'We’ll refund you within 3 days', 'span 2026-11-27T09:00:00.000Z'],
  ])
  assert.deepEqual(read('Vous recevrez un mail sous 48 h', 'fr'), [
    ['answer', 'Vous recevrez un mail sous 48 h', 'span 2026-11-26T09:00:00.000Z'],
  ])
  assert.deepEqual(read('Amanhã resolvemos', 'pt_BR'), [
    ['repair', 'Amanhã resolvemos', 'day 2026-11-25T23:00:00.000Z'],
  ])
})

test('without a date it is left open', () => {
  for (const text of ['Ya le llamaremos', 'En breve te escribimos', 'Te avisaremos en cuanto salga'])
    assert.deepEqual(
      read(text).map(([, , due]) => due),
      [null],
      text,
    )
})

test('what is denied, asked, conditional, over, quoted or always so promises nothing', () => {
  for (const text of [
    'No te llamaremos mañana',
    '¿Te llamamos mañana?',
    'Si nos mandas la factura, mañana te lo abonamos',
    'Ayer te llamamos a las 10',
    'Pone «te llamamos mañana a las 10»',
    '> Mañana le llega',
    'Abrimos mañana a las 9',
    'Siempre contestamos en 24 horas',
    'Te llamaríamos mañana',
    '',
  ])
    assert.deepEqual(read(text), [], text)
  assert.deepEqual(read('Mañana te llamamos', 'ja'), [])
})

test('days and hours are those of the zone, also where clocks are changed', () => {
  const spring = Date.parse('2026-03-28T12:00:00Z')
  const due = (text: string, at: Moment) => read(text, 'es', at).map(([, , said]) => said)
  assert.deepEqual(due('Te llamamos mañana a las 10', { now: spring, timeZone }), ['exact 2026-03-29T08:00:00.000Z'])
  assert.deepEqual(due('Te llamamos mañana a la 1:30 de la mañana', { now: spring, timeZone }), [
    'exact 2026-03-29T00:30:00.000Z',
  ])
  assert.deepEqual(due('Te llamamos mañana', { now: spring, timeZone: 'America/Mexico_City' }), [
    'day 2026-03-30T06:00:00.000Z',
  ])
  assert.deepEqual(due('Te llamamos mañana', { now: Date.parse('2026-12-31T23:30:00Z'), timeZone }), [
    'day 2027-01-02T23:00:00.000Z',
  ])
  assert.deepEqual(due('Te lo abonamos el 31', { now, timeZone }), ['day 2026-12-31T23:00:00.000Z'])
  assert.deepEqual(due('Te lo abonamos en 3 días laborables', { now: Date.parse('2026-11-27T09:00:00Z'), timeZone }), [
    'span 2026-12-02T23:00:00.000Z',
  ])
})

const words = fc.constantFrom(
  ...'mañana te llamamos el lunes a las 10 we will refund you within 3 days nous vous rappelons demain amanhã ligamos , . ? ! « » " 99 31/12 no si y 🙂 ٣'.split(
    ' ',
  ),
)

test('of any text the promises lie within it, in its order, apart from each other, and are due later than now', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(words, { maxLength: 25 }).map(said => said.join(' ')),
        fc.string({ unit: 'binary' }),
      ),
      fc.constantFrom('es', 'en', 'fr', 'pt', 'de'),
      (text, language) => {
        let end = 0
        for (const { kind, from, to, due } of promisesIn(text, language, moment)) {
          assert.ok(promiseKinds.includes(kind))
          assert.ok(from >= end && to > from && to <= text.length, text)
          assert.ok(due === null || due.at > now, text)
          end = to
        }
      },
    ),
    { numRuns: 1000 },
  )
})

test('four times the text is no more than a few times the work', () => {
  for (const piece of ['mañana te llamamos ', 'te ', 'a', '1 ', 'el 3 de ', '. ', '"', 'vamos a ']) {
    const growth = growthOf(text => promisesIn(text, 'es', moment), piece, 10_000)
    assert.ok(growth < 9, `${piece}: ${growth}`)
  }
})

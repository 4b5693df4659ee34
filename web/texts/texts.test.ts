import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Catalogue, languageFor } from './catalogue.ts'
import { formatsOf } from './formats.ts'
import { translatorOf } from './translate.ts'

const noon = Date.UTC(2026, 10, 21, 11, 6)
const madrid = formatsOf('es', 'Europe/Madrid')
const english = formatsOf('en', 'America/New_York')
/** Spaces that keep figure and unit together read as spaces. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ')

test('moments are told in the time zone of who reads', () => {
  assert.equal(madrid.clock(noon), '12:06')
  assert.equal(english.clock(noon), '06:06')
  assert.equal(madrid.day(noon), 'sábado, 21 de noviembre')
  assert.equal(plain(madrid.date(noon, noon)), '21 nov')
  assert.equal(plain(madrid.date(noon, noon + 86_400_000 * 365)), '21 nov 2026')
  assert.equal(plain(madrid.moment(noon, noon)), '21 nov, 12:06')
  assert.equal(plain(madrid.moment(noon, noon + 86_400_000 * 365)), '21 nov 2026, 12:06')
})

test('time near is told from now', () => {
  assert.equal(madrid.relative(noon - 8 * 86_400_000, noon), 'hace 8 días')
  assert.equal(madrid.relative(noon + 12 * 60_000, noon), 'dentro de 12 minutos')
  assert.equal(english.relative(noon - 3 * 3_600_000, noon), '3 hours ago')
})

test('a span has at most two units', () => {
  assert.equal(plain(madrid.span(42_000)), '42 s')
  assert.equal(plain(madrid.span(12 * 60_000 + 59_000)), '12 min')
  assert.equal(plain(madrid.span(-4 * 60_000)), '4 min')
  assert.equal(plain(madrid.span((23 * 60 + 48) * 60_000)), '23 h 48 min')
  assert.equal(plain(madrid.span(2 * 3_600_000)), '2 h')
  assert.equal(plain(madrid.span(3 * 86_400_000)), '3 d')
})

test('figures are written as the language does', () => {
  assert.equal(madrid.number(38400), '38.400')
  assert.equal(english.number(38400), '38,400')
  assert.equal(plain(madrid.percent(0.93)), '93 %')
})

test('a message takes its values, plurals and moments in the right zone', () => {
  const catalogue = {
    'x.waiting': '{count, plural, =0 {Nadie espera} one {Espera una} other {Esperan #}}',
    'x.open': 'Abre a las {at, time, short}',
    'x.plain': 'Se lee «bien»',
    'x.quoted': "We''ve closed",
  } as unknown as Catalogue
  const t = translatorOf('es', catalogue, 'Europe/Madrid') as (key: string, values?: object) => string
  assert.equal(t('x.waiting', { count: 0 }), 'Nadie espera')
  assert.equal(t('x.waiting', { count: 1 }), 'Espera una')
  assert.equal(t('x.waiting', { count: 2300 }), 'Esperan 2300')
  assert.equal(t('x.open', { at: new Date(noon) }), 'Abre a las 12:06')
  assert.equal(t('x.plain'), 'Se lee «bien»')
  assert.equal(t('x.quoted'), "We've closed")
})

test('a message that is missing shows its key', () => {
  assert.equal((translatorOf('en', {}) as (key: string) => string)('x.none'), 'x.none')
})

test('the language is the first asked for that there is', () => {
  assert.equal(languageFor(['ca', 'es-AR', 'en']), 'es')
  assert.equal(languageFor(['EN-gb']), 'en')
  assert.equal(languageFor(['ja']), 'en')
})

test('a name that is written from right to left does not turn the sentence around it', () => {
  const catalogue = { 'x.to': 'a {name}, como {first}' } as unknown as Catalogue
  const t = translatorOf('es', catalogue) as (key: string, values?: object) => string
  assert.equal(t('x.to', { name: 'ליאור', first: 'Ana' }), 'a \u2068ליאור\u2069, como Ana')
  assert.equal(t('x.to', { name: 'Marta', first: 'Ana' }), 'a Marta, como Ana')
})

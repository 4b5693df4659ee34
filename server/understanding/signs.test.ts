import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { bare, plain } from '#learning'
import { type Entry, lexiconOf, signNames, signsOf } from '#understanding'

const entry = (valence: number, role: Entry['role'] = 'word', emotion: Entry['emotion'] = 'none'): Entry => ({
  valence,
  emotion,
  role,
})
const lexicon = lexiconOf([
  ...Object.entries({ bueno: 2, buena: 2, malo: -2, genial: 3, 'una mierda': -3, '😡': -3 }).map(([form, valence]) => ({
    form,
    entry: entry(valence),
  })),
  { form: 'encantada', entry: entry(3, 'word', 'joy') },
  { form: 'mierda', entry: entry(-2, 'oath', 'anger') },
  { form: 'inútil', entry: entry(-3, 'insult', 'anger') },
  { form: 'no', entry: entry(0, 'negator') },
  { form: 'muy', entry: entry(0, 'booster') },
  { form: 'algo', entry: entry(0, 'damper') },
  { form: 'pero', entry: entry(0, 'contrast') },
  { form: 'bueno', entry: entry(-3) },
])
const told = (text: string) => {
  const signs = signsOf(text, bare(plain(text)), lexicon)
  return Object.fromEntries(signNames.map((name, place) => [name, signs[place]!])) as Record<
    (typeof signNames)[number],
    number
  >
}

test('a word says its feeling, more with a booster, less with a damper', () => {
  assert.ok(told('es muy malo').bad > told('es malo').bad)
  assert.ok(told('es algo malo').bad < told('es malo').bad)
  assert.ok(told('es malo').balance < 0 && told('es bueno').balance > 0)
})

test('what is denied counts for the other side, less than what is said outright, and only nearby', () => {
  assert.ok(told('no es bueno').balance < 0)
  assert.ok(told('no es bueno').bad < told('es malo').bad)
  assert.ok(told('no! bueno').balance > 0, 'not over the end of a sentence')
  assert.ok(told('no sé si la semana que viene, bueno').balance > 0, 'nor far away')
  assert.ok(told('encantada').joy > 0 && told('no encantada').joy === 0)
})

test('what comes after "but" is told apart', () => {
  assert.ok(told('bueno pero malo')['after contrast'] < 0)
  assert.ok(told('malo pero bueno')['after contrast'] > 0)
  assert.equal(told('bueno')['after contrast'], 0)
})

test('the longest phrase counts, its words no more', () => {
  assert.equal(told('una mierda').oaths, 0)
  assert.ok(told('mierda').oaths > 0)
  assert.ok(told('eres inutil').insults > 0, 'without its accent too')
})

test('of two entries of one form the first counts', () => assert.ok(told('bueno').good > 0))

test('pictures and the way of writing are told apart from words', () => {
  assert.ok(told('😡')['bad picture'] > 0 && told('malo')['bad picture'] === 0)
  assert.deepEqual([told('NO FUNCIONA NADA').capitals, told('no funciona').capitals], [1, 0])
  assert.ok(told('holaaaa')['drawn out'] > 0 && told('¡¡eh!!').exclamations > 0 && told('¿qué?').questions > 0)
})

test('whatever is written, each sign is a number of about one', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), text => {
      assert.ok(Object.values(told(text)).every(value => Number.isFinite(value) && Math.abs(value) < 8))
    }),
  )
})

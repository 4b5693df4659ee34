import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Replayed } from './replay.ts'
import { reportOf } from './report.ts'
import { languageOf, wordsIn } from './words.ts'

const expected = JSON.parse(
  readFileSync(join(import.meta.dirname, 'fixtures', 'small.expected.json'), 'utf8'),
) as Replayed
const linesOf = (replayed: Replayed, language: 'es' | 'en' = 'en') => reportOf(replayed, wordsIn(language)).split('\n')

test('file and stored stand side by side', () => {
  const lines = linesOf(expected)
  const table = lines.slice(
    lines.findIndex(line => line.includes('Answered')),
    lines.findIndex(line => line.startsWith('Azulejo')) + 1,
  )
  assert.deepEqual(table, [
    '          Answered       Median, minutes   Within 60 minutes   First reply, minutes',
    'Brand     file  stored      file  stored        file  stored          p50    p90  n',
    'All          7       7     12.00   12.00       0.857   0.857        12.00  33.00  7',
    'Urraca       5       5     12.00   12.00       0.800   0.800        11.00  17.60  4',
    'Azulejo      3       3     25.00   25.00       1.000   1.000        25.00  41.00  3',
  ])
  assert.equal(lines.at(-1), 'File and stored are equal.')
})

test('it counts, and says what has no place', () => {
  assert.deepEqual(linesOf({ ...expected, sent: 20 }).slice(0, 8), [
    'Messages in the file  23',
    'Threads               5',
    'Without a place       2',
    'Events sent           23 (3 of them earlier)',
    'Stored                23',
    'Conversations made    10',
    '  a brand writes to nobody in particular: 8',
    '  no brand in the thread: 21',
  ])
})

test('rows that differ are shown once more, and what is missing is told', () => {
  const [urraca, azulejo] = expected.brands
  const other = { ...azulejo!, stored: { answered: 2, medianMinutes: null, within60: null } }
  const lines = linesOf({ ...expected, brands: [urraca!, other], stored: 22, parked: 1 })
  const told = lines.slice(lines.findIndex(line => line.includes('not stored')))
  assert.equal(told[0], '1 event is not stored; 1 of them put aside (see the parked messages of the console).')
  assert.equal(told[1], 'File and stored differ in 1 row:')
  assert.match(told.at(-1)!, /^Azulejo +3 +2 +25\.00 +– /)
})

test('it speaks Spanish on a Spanish terminal', () => {
  assert.deepEqual([{ LANG: 'es_ES.UTF-8' }, { LC_ALL: 'C', LANG: 'es_ES' }, {}].map(languageOf), ['es', 'en', 'en'])
  const lines = linesOf(expected, 'es')
  assert.match(
    lines.find(line => line.startsWith('Urraca'))!,
    /12,00/,
  )
  assert.equal(lines.at(-1), 'El fichero y lo guardado son iguales.')
})

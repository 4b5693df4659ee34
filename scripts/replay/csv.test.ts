import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type CsvRow, openCsv } from './csv.ts'

function read(...pieces: string[]): CsvRow[] {
  const csv = openCsv()
  return [...pieces.flatMap(piece => csv.take(piece)), ...csv.end()]
}
const fieldsOf = (...pieces: string[]) => read(...pieces).map(row => row.fields)
const faultOf = (text: string) => {
  try {
    return fieldsOf(text)
  } catch (error) {
    return (error as { values: object }).values
  }
}

const special = fc.constantFrom('"', ',', '\n', '\r', '\r\n', '', ' ', 'ñ', '👩‍👩‍👧', 'a')
const field = fc.array(special, { maxLength: 6 }).map(pieces => pieces.join(''))
const table = fc.array(fc.array(field, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 })
const style = fc.record({ lineEnd: fc.constantFrom('\n', '\r\n'), endsInOne: fc.boolean(), quotesAll: fc.boolean() })

function written(
  rows: string[][],
  { lineEnd, endsInOne, quotesAll }: { lineEnd: string; endsInOne: boolean; quotesAll: boolean },
) {
  const cell = (value: string, isAlone: boolean) =>
    quotesAll || /[",\r\n]/.test(value) || (isAlone && value === '') ? `"${value.replaceAll('"', '""')}"` : value
  const lines = rows.map(fields => fields.map(value => cell(value, fields.length === 1)).join(','))
  return lines.join(lineEnd) + (endsInOne ? lineEnd : '')
}

test('what was written is what is read, wherever the pieces are cut', () => {
  const cuts = fc.array(fc.nat(200), { maxLength: 5 })
  fc.assert(
    fc.property(table, style, cuts, (rows, how, places) => {
      const text = written(rows, how)
      const ends = [0, ...places.map(place => Math.min(place, text.length)).toSorted((a, b) => a - b), text.length]
      const pieces = ends.slice(1).map((end, at) => text.slice(ends[at], end))
      assert.deepEqual(fieldsOf(...pieces), rows)
    }),
    { numRuns: 1000 },
  )
})

test('each row knows the line on which it begins', () => {
  fc.assert(
    fc.property(table, style, (rows, how) => {
      const text = written(rows, how)
      const begins = rows.map((_, at) => written(rows.slice(0, at), { ...how, endsInOne: at > 0 }).split('\n').length)
      assert.deepEqual(
        read(text).map(row => row.line),
        begins,
      )
    }),
  )
})

test('no text, however broken, is anything but rows or a fault', () => {
  fc.assert(
    fc.property(
      fc.array(special).map(pieces => pieces.join('')),
      text => {
        const found = faultOf(text)
        assert.ok(Array.isArray(found) || 'line' in found)
      },
    ),
  )
})

test('empty lines are no rows, a quoted nothing is one', () => {
  assert.deepEqual(fieldsOf('a,b\n\n\r\n""\n,\n'), [['a', 'b'], [''], ['', '']])
  assert.deepEqual(fieldsOf(''), [])
})

test('a quotation mark or a carriage return out of place is a fault, with the line', () => {
  const broken = ['a\n"b', 'a\nb"c"', 'a\n"b"c', 'a\nb\rc', 'a\nb\r', '"a\n"\n"']
  assert.deepEqual(
    broken.map(faultOf),
    [2, 2, 2, 2, 2, 3].map(line => ({ line, what: 'quotes' })),
  )
})

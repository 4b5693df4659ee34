import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compareNames, isOneSlip } from './compare-names.ts'
import { personName } from './person-name.ts'

const compared = (one: string, other: string) => compareNames(personName(one), personName(other)).kind

test('a name is read as people write it: in any order, with a motto, in capitals, with a slip, as they are called', () => {
  const same: [string, string][] = [
    ['Lucía García López', 'LUCIA GARCIA LOPEZ'],
    ['García López, Lucía', 'Lucía García'],
    ['✨ Lucía García ✨', 'lucia garcia | Barcelona'],
    ['Paco Íñiguez', 'Francisco Iñiguez Soler'],
    ['Lucía Gacría López', 'Lucía García López'],
    ['M. García Soler', 'Marta García Soler'],
    ['Mª Dolores de la Fuente', 'Lola Fuente'],
  ]
  for (const [one, other] of same) assert.equal(compared(one, other), 'same', `${one} and ${other}`)
  assert.equal(compared('Lucía', 'Lucía García'), 'part')
})

test('who shares a surname is family, who shares a given name is somebody else, and a shop is nobody', () => {
  assert.equal(compared('Pablo García López', 'Lucía García López'), 'kin')
  assert.equal(compared('Lucía Pérez', 'Lucía García'), 'unlike')
  assert.equal(compared('Lucía García López', 'Lucía García Ruiz'), 'unlike')
  assert.equal(compared('Pedro', 'Lucía García'), 'unlike')
  assert.equal(compared('Bar Manolo', 'Manolo Ruiz'), 'unknown')
  assert.equal(compared('lu_zubi', 'Lucía Zubiri'), 'unknown')
  assert.equal(compared('', 'Lucía García'), 'unknown')
  assert.equal(compared('🙂', 'Lucía García'), 'unknown')
})

test('letters of another script that look like ours are seen', () => {
  assert.equal(personName('Mаrta Iborra').isDisguised, true)
  assert.equal(personName('Marta Iborra').isDisguised, false)
  assert.equal(personName('Мария Иванова').isDisguised, false)
})

test('one slip is one slip, whichever way one looks', () => {
  assert.ok(isOneSlip('garcia', 'gacria'))
  assert.ok(isOneSlip('martinez', 'matinez'))
  assert.ok(isOneSlip('gomez', 'gomes'))
  assert.equal(isOneSlip('perez', 'gomez'), false)
  assert.equal(isOneSlip('ana', 'ann'), false)
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{0,9}$/), fc.stringMatching(/^[a-z]{0,9}$/), (one, other) => {
      assert.equal(isOneSlip(one, other), isOneSlip(other, one))
    }),
  )
})

test('however two are called, the one is to the other as the other to the one', () => {
  const word = fc.constantFrom('Lucía', 'Lucas', 'García', 'Gracia', 'Paco', 'Francisco', 'L', 'López', 'de', 'Bar')
  const name = fc.array(word, { maxLength: 4 }).map(words => words.join(' '))
  fc.assert(
    fc.property(name, name, (one, other) => assert.equal(compared(one, other), compared(other, one))),
    { numRuns: 2_000, examples: [['Lucía L', 'García L']] },
  )
})

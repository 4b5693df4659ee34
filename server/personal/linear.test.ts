import assert from 'node:assert/strict'
import { test } from 'node:test'
import { masked, personalDataIn } from '#personal'
import { growthOf } from '../../test/growth.ts'

const pieces: Record<string, string> = {
  digits: '4',
  'digits parted by blanks': '4 ',
  'pairs of digits': '06 ',
  'groups of four': '4111 ',
  dashes: '-',
  nines: '9-9.',
  'phone numbers': '612 345 678, ',
  'one phone number behind the other': '612 345 678 ',
  mailboxes: 'marta@correo.example ',
  'halves of mailboxes': 'marta@',
  'beginnings of accounts': 'ES91 ',
  letters: 'a',
  words: 'calle ',
  'words of numbers': 'tel de la ',
  'addresses of pages': 'a.b/',
  brackets: '+(0)',
  'signs of other scripts': '٦１𝟐\u200b',
}

const look = (text: string) => personalDataIn(text, { names: ['Marta Iborra Soler'] })

test('four times the text is no more than a few times the work, whatever it is made of', () => {
  for (const [name, piece] of Object.entries(pieces)) {
    const growth = growthOf(look, piece, 12_000)
    assert.ok(growth < 9, `${name}: ${growth.toFixed(1)}`)
  }
})

test('a megabyte of digits has an answer', () => {
  for (const piece of ['7', '6 ']) assert.equal(typeof masked(piece.repeat(1_000_000 / piece.length)), 'string')
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { linkify } from './linkify.ts'

test('addresses in a text become links and leave the sentence its signs', () => {
  assert.deepEqual(linkify('Mira https://urraca.example/nido (o www.urraca.example).'), [
    { text: 'Mira ' },
    { text: 'https://urraca.example/nido', href: 'https://urraca.example/nido' },
    { text: ' (o ' },
    { text: 'www.urraca.example', href: 'https://www.urraca.example' },
    { text: ').' },
  ])
  assert.deepEqual(linkify('m.iborra@correo.example'), [
    { text: 'm.iborra@correo.example', href: 'mailto:m.iborra@correo.example' },
  ])
  assert.equal(linkify('https://es.example/Nido_(cafetera)')[0]!.href, 'https://es.example/Nido_(cafetera)')
  assert.deepEqual(linkify('javascript:alert(1)'), [{ text: 'javascript:alert(1)' }])
})

test('a text as long as anybody can send is looked at once', () => {
  const long = 200_000
  for (const text of [
    'a'.repeat(long),
    `a@${'a.'.repeat(long)}1`,
    `https://x.es/${')'.repeat(long)}`,
    'www.'.repeat(long),
  ])
    assert.equal(
      linkify(text)
        .map(piece => piece.text)
        .join(''),
      text,
    )
})

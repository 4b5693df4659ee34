import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withName } from './named.ts'

const nora = 'nora@other.social'

test('the customer’s name stands before the text, once', () => {
  assert.equal(withName('Hi', nora), '@nora@other.social Hi')
  assert.equal(withName('', nora), '@nora@other.social')
  for (const text of ['Hi @nora@other.social!', '@Nora@other.social', '(@nora@other.social.)'])
    assert.equal(withName(text, nora), text)
})

test('a longer name, or a mail address, is somebody else’s', () => {
  for (const text of [
    '@nora@other.social.example hi',
    '@nora@other.socialist',
    'me@nora@other.social',
    '@eleanora@other.social',
  ])
    assert.equal(withName(text, nora), `@nora@other.social ${text}`)
})

test('on its own server a name needs no host; that of somebody else answered does not count', () => {
  const local = { account: { acct: 'Luis' } }
  assert.equal(withName('Hola', 'luis@acme.social', local), '@luis Hola')
  assert.equal(withName('@luis hola', 'luis@acme.social', local), '@luis hola')
  assert.equal(withName('Hola', nora, local), '@nora@other.social Hola')
})

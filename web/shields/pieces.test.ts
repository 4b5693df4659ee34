import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shieldPieces } from './pieces.ts'

test('what the server covers is known for what it is', () => {
  const text = 'Visa •••• 4242, CVV •••; si no, ES•• •••• 1332.'
  assert.deepEqual(
    shieldPieces(text).map(({ text: said, kind, end }) => [said, kind, end]),
    [
      ['Visa ', undefined, undefined],
      ['•••• 4242', 'card', '4242'],
      [', CVV ', undefined, undefined],
      ['•••', 'security-code', undefined],
      ['; si no, ', undefined, undefined],
      ['ES•• •••• 1332', 'iban', '1332'],
      ['.', undefined, undefined],
    ],
  )
})

test('nothing of a text is lost', () => {
  for (const text of ['', 'Hola', '•••••• 42', '•••', 'a ••• •••• 1234'])
    assert.equal(
      shieldPieces(text)
        .map(piece => piece.text)
        .join(''),
      text,
    )
})

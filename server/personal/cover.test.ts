import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { covered, coveredLine, coveredPage, coverIn, mayHavePayments, uncoveredBy } from '#personal'

const said: [what: string, text: string, shown: string][] = [
  ['a card as it is printed', 'Mi tarjeta es 4242 4242 4242 4242, gracias', 'Mi tarjeta es •••• 4242, gracias'],
  ['a card without blanks', 'Visa 4111111111111111', 'Visa •••• 1111'],
  ['an American card', 'amex 3782-822463-10005', 'amex •••• 0005'],
  ['a card in full-width digits', 'tarjeta ４２４２４２４２４２４２４２４２', 'tarjeta •••• 4242'],
  ['an account', 'Al ES91 2100 0418 4502 0005 1332, por favor', 'Al ES•• •••• 1332, por favor'],
  ['a Dutch account', 'NL91 ABNA 0417 1643 00', 'NL•• •••• 4300'],
  ['a Maltese account, with most letters', 'MT84 MALT 0110 0001 2345 MTLC AST0 01S', 'MT•• •••• 001S'],
  ['the shortest account', 'NO93 8601 1117 947', 'NO•• •••• 7947'],
  ['a security code by its name', 'el CVV es 123', 'el CVV es •••'],
  ['a card with all that is needed', '4242424242424242 12/27 123', '•••• 4242 12/27 •••'],
  [
    'a code called so beside a card',
    '4242424242424242, código de seguridad: 987',
    '•••• 4242, código de seguridad: •••',
  ],
]
for (const [what, text, shown] of said)
  test(`covered: ${what}`, () => {
    assert.equal(covered(text), shown)
    assert.equal(covered(shown), shown, 'twice')
  })

const plain = [
  'Pedido 4242424242424243', // its check digit is wrong
  'el pedido nº 4242424242424242 no llega',
  'Llamadme al 612 345 678 o al +34 912 345 678',
  'Mi DNI es 12345678Z y son 1.234.567,89 €',
  'del 12/11/2026 al 14/11/2026, de 10:00 a 12:00',
  'ES91 2100 0418 4502 0005 1333', // nor is this an account
  'el código de seguridad del portal es 123',
]
for (const text of plain) test(`left as it is: ${text}`, () => assert.equal(covered(text), text))

test('what is written upon a covered text keeps what was covered, wherever its cover was left standing', () => {
  for (const [, text, shown] of said) assert.equal(uncoveredBy(shown, text), text)
  const before = 'Tu tarjeta 4242 4242 4242 4242 vale; la cuenta ES91 2100 0418 4502 0005 1332 no'
  assert.equal(
    uncoveredBy('La cuenta ES•• •••• 1332 sí vale', before),
    'La cuenta ES91 2100 0418 4502 0005 1332 sí vale',
  )
  assert.equal(uncoveredBy('Ninguna vale', before), 'Ninguna vale')
  assert.equal(uncoveredBy('Vale la •••• 1111', before), 'Vale la •••• 1111')
})

test('a line that was cut inside a number shows none of it', () => {
  assert.equal(coveredLine('Os paso la tarjeta 4242 4242 42…'), 'Os paso la tarjeta ••••…')
  assert.equal(coveredLine('la cuenta ES91 2100 0418 45…'), 'la cuenta ••••…')
  assert.equal(coveredLine('Quedamos a las 12…'), 'Quedamos a las 12…')
})

test('what is not looked at closely has nothing to cover, whatever stands around it', () => {
  const numbers = fc.constantFrom(...said.map(([, text]) => text))
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), numbers, fc.string({ maxLength: 40 }), (a, b, c) => {
      const text = `${a} \n${b}\n ${c}`
      assert.ok(mayHavePayments(text))
      assert.ok(covered(text).length <= text.length)
    }),
  )
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), text => {
      for (const { from, to } of coverIn(text)) assert.ok(from >= 0 && from < to && to <= text.length)
      assert.equal(covered(covered(text)), covered(text))
    }),
  )
})

const pages: [what: string, html: string, shown: string][] = [
  ['in a paragraph', '<p>4242 4242 4242 4242</p>', '<p>•••• •••• •••• 4242</p>'],
  ['parted by tags', '4242<b>4242</b>4242<i>4242</i>', '••••<b>••••</b>••••<i>4242</i>'],
  ['with entities', '4242&nbsp;4242&nbsp;4242&#32;424&#50;', '••••&nbsp;••••&nbsp;••••&#32;424&#50;'],
  ['in what a picture says', '<img alt="4242424242424242">', '<img alt="•••• 4242">'],
  ['an account', 'ES9121000418450200051332', 'ES••••••••••••••••••1332'],
]
for (const [what, html, shown] of pages)
  test(`a mail as it was sent is covered: ${what}`, () => {
    assert.equal(coveredPage(html), shown)
  })

test('the rest of a page stays as it was, whatever it is', () => {
  const html =
    '<style>a{width:4242424242424242px}</style><p>Hola</p><a href="https://x.example/4242424242424242">aquí</a> <img src="cid:4242424242424242">'
  assert.equal(coveredPage(html), html)
  const piece = fc.constantFrom(
    '<',
    '>',
    '&',
    '"',
    '<p',
    '<style>',
    '</style>',
    '&#',
    '4242',
    ' ',
    'a',
    '<!--',
    '-->',
    ';',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), all => {
      const page = all.join('')
      assert.equal(coveredPage(page).replaceAll(/[^<>]/g, '').length, page.replaceAll(/[^<>]/g, '').length)
    }),
  )
})

test('two cells of a table are two numbers', () => {
  const html = '<td>42424242</td><td>42424242</td>'
  assert.equal(coveredPage(html), html)
})

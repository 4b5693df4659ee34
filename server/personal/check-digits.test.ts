import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isCard, isCif, isCpf, isDni, isIban, isNir, isPortugueseNif, isSsn } from './check-digits.ts'

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map(each => each.join(''))

/** The digit or letter that makes a number prove itself, and how many of `signs` do. */
const proving = (signs: string, isSo: (sign: string) => boolean): string[] => [...signs].filter(isSo)

test('numbers of the standards themselves prove themselves', () => {
  for (const iban of [
    'ES9121000418450200051332',
    'GB29NWBK60161331926819',
    'PT50000201231234567890154',
    'FR1420041010050500013M02606',
  ])
    assert.ok(isIban(iban), iban)
  for (const card of [
    '4111111111111111',
    '5500005555555559',
    '378282246310005',
    '6011111111111117',
    '30569309025904',
    '3530111333300000',
  ])
    assert.ok(isCard(card), card)
  assert.ok(isDni('12345678Z') && isDni('X1234567L') && isDni('Z0000000M'))
  assert.ok(isCif('A58818501') && isCif('Q2826000H'))
  assert.ok(isPortugueseNif('123456789') && isCpf('52998224725') && isSsn('219099999'))
  assert.ok(isNir('255081416802538') && isNir('185072A00412359') === false)
})

test('each has one check sign, and a slip of one digit is always seen', () => {
  fc.assert(
    fc.property(digits(8), digits(15), digits(8), fc.integer({ min: 0, max: 7 }), (dni, card, nif, place) => {
      if (!/^0+$/.test(dni)) assert.equal(proving('ABCDEFGHIJKLMNOPQRSTUVWXYZ', sign => isDni(dni + sign)).length, 1)
      const [last] = proving('0123456789', sign => isCard(`4${card.slice(1)}${sign}`))
      const number = `4${card.slice(1)}${last}`
      assert.ok(last)
      const slipped = number.slice(0, place + 1) + ((Number(number[place + 1]) + 1) % 10) + number.slice(place + 2)
      assert.ok(!isCard(slipped))
      assert.ok(proving('0123456789', sign => isPortugueseNif(`2${nif.slice(1)}${sign}`)).length <= 1)
      assert.ok(proving('0123456789', sign => isCif(`B${nif.slice(1)}${sign}`)).length === 1)
    }),
  )
})

test('an IBAN of the wrong country, length or order is none', () => {
  const spanish = 'ES9121000418450200051332'
  for (const wrong of [
    spanish.slice(0, -1),
    `${spanish}0`,
    spanish.replace('ES', 'FR'),
    'ES9112000418450200051332',
    'XX00123',
  ])
    assert.ok(!isIban(wrong), wrong)
})

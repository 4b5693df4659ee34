import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { amountIn, decimalsOf, plainAmount } from '#protocol'

test('an amount is read as people write it', () => {
  for (const text of ['1250', '1.250', '1,250.00', '1.250,00', '1 250,0', " 1'250 "])
    assert.equal(amountIn(text, 'EUR'), 125_000, text)
  assert.deepEqual(
    ['25,5', '0.05', '7'].map(text => amountIn(text, 'EUR')),
    [2550, 5, 700],
  )
  assert.deepEqual([amountIn('1250', 'JPY'), amountIn('1.250', 'KWD')], [1250, 1250])
  for (const text of ['', '-1', '1,2345', '0.250', '1.25.0', '25 €', '1e3', '9'.repeat(20), '٣', '1,234.567'])
    assert.equal(amountIn(text, 'EUR'), undefined, text)
  assert.equal(amountIn('1.5', 'JPY'), undefined)
})

test('what is written plainly is read as it was, in every currency', () => {
  const currency = fc.constantFrom('EUR', 'JPY', 'KWD', 'CLP', 'USD')
  fc.assert(
    fc.property(currency, fc.nat(1_000_000_000), (code, amount) => {
      const text = plainAmount(amount, code)
      assert.equal(text.split('.')[1]?.length ?? 0, decimalsOf(code))
      assert.equal(amountIn(text, code), amount)
    }),
  )
})

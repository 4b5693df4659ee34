import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withoutOddities } from './oddities.ts'

test('what leads elsewhere than to the web is no link', () => {
  for (const url of ['javascript:alert(1)', 'intent://x', ' https://x', 'data:text/html,x'])
    assert.deepEqual(withoutOddities({ kind: 'post', text: 'Mira', url }), { kind: 'post', text: 'Mira' })
  const good = { kind: 'post', url: 'HTTPS://tienda.example/x' } as const
  assert.equal(withoutOddities(good), good)
  const buttons = [{ id: '1', label: 'Ver', url: 'ms-word:x' }]
  assert.deepEqual(withoutOddities({ kind: 'buttons', buttons }), {
    kind: 'buttons',
    buttons: [{ id: '1', label: 'Ver' }],
  })
})

test('what has no currency that there could be is no price', () => {
  const product = { id: 'p', name: 'Nido' }
  const odd = { amount: 9, currency: 'EURO' }
  const good = { amount: 9, currency: 'EUR' }
  assert.deepEqual(withoutOddities({ kind: 'product', ...product, price: odd }), { kind: 'product', ...product })
  assert.deepEqual(
    withoutOddities({
      kind: 'order',
      products: [
        { ...product, price: good },
        { ...product, price: odd },
      ],
      total: odd,
    }),
    {
      kind: 'order',
      products: [{ ...product, price: good }, product],
    },
  )
})

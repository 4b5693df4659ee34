import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csvLine } from '#lib'

test('cells are quoted where they need it, and nothing is left that a spreadsheet would run', () => {
  assert.equal(
    csvLine(['Ramo, grande', 'dice "sí"', null, 25, 'dos\nlíneas']),
    '"Ramo, grande","dice ""sí""",,25,"dos\nlíneas"\r\n',
  )
  for (const formula of ['=1+1', '+1', '-1', '@sum(A1)', '\t=1', ' =cmd', '＝1']) {
    const cell = csvLine([formula]).trim().replace(/^"|"$/g, '')
    assert.ok(cell.startsWith("'"), formula)
  }
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nameKey } from './index.ts'

test('neither case nor accents nor spaces make another name of it, another letter does', () => {
  assert.equal(new Set(['Envío', 'ENVIO', '  envío ', 'Envi\u0301o'].map(nameKey)).size, 1)
  assert.equal(nameKey('A  plazos'), nameKey('a plazos'))
  for (const [one, other] of [
    ['かき', 'がき'],
    ['कि', 'का'],
    ['', 'a'],
  ])
    assert.notEqual(nameKey(one!), nameKey(other!))
})

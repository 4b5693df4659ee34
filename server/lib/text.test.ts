import assert from 'node:assert/strict'
import { test } from 'node:test'
import { byName, nameKey } from './index.ts'

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

test('names stand as people look for them: by their numbers, whatever their case and accents', () => {
  const names = ['Equipo 10', 'Érase', 'equipo 2', 'Zeta', 'Equipo 1']
  const sorted = names.map(name => ({ name })).toSorted(byName)
  assert.deepEqual(
    sorted.map(({ name }) => name),
    ['Equipo 1', 'equipo 2', 'Equipo 10', 'Érase', 'Zeta'],
  )
})

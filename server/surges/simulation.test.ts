import assert from 'node:assert/strict'
import { test } from 'node:test'
import { holdsUp, simulateSurges } from '../../test/deep-surges.ts'

test('in years of quiet weeks hardly a crisis is called, and surges are found within three hours', () => {
  const figures = simulateSurges(900, 7)
  assert.ok(holdsUp(figures), JSON.stringify(figures))
})

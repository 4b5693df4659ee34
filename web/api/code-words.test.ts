import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Values } from '#web/texts'
import { codeWords } from './code-words.ts'

/** As the catalogue answers: the key itself where there is no text, a throw where the text wants more. */
function t(key: string, values: Values = {}): string {
  if (key === 'fault.too-many') {
    if (values.seconds === undefined) throw new Error('seconds')
    return `Wait ${String(values.seconds)} s`
  }
  return key === 'fault.forbidden' ? 'You may not' : key
}

test('a fault is said with what is known of it', () => {
  assert.equal(codeWords(t, 'forbidden', {}), 'You may not')
  assert.equal(codeWords(t, 'too-many', { seconds: 3 }), 'Wait 3 s')
})

test('a code without words, or without what its words want to know, has none', () => {
  assert.equal(codeWords(t, 'nobody.knows', {}), undefined)
  assert.equal(codeWords(t, 'too-many', {}), undefined)
})

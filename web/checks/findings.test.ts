import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { personalDataIn } from '#understanding/checks'
import type { Draft } from '#web/outbox'
import { findingsIn, kindsOf, marksOf, withoutPersonal } from './findings.ts'

const facts = { names: ['Marta Iborra Soler'], countries: ['ES' as const], published: ['655001122'] }
const draft = (text: string, more: Partial<Draft> = {}): Draft => ({
  ...{ kind: 'reply', text, noteText: text, visibility: 'public', files: [] },
  ...more,
})

test('in public both are looked for, in private only where it sends to, in a note nothing', () => {
  const text = 'Marta Iborra, llame al 900 123 456'
  const counts = (more: Partial<Draft>) => {
    const { personal, redirections } = findingsIn(draft(text, more), facts)
    return [personal.length, redirections.length]
  }
  assert.deepEqual(counts({}), [1, 1])
  assert.deepEqual(counts({ visibility: 'private' }), [0, 1])
  assert.deepEqual(counts({ kind: 'note' }), [0, 0])
})

test('what stops is underlined before what asks, and what was answered is not', () => {
  const found = findingsIn(draft('Escríbenos a marta@gmail.com y llame al 900 123 456'), facts)
  const tones = (isAnswered: boolean) => marksOf(found, isAnswered).map(({ tone }) => tone)
  assert.deepEqual(tones(false), ['late', 'soon'])
  assert.deepEqual(tones(true), ['late'])
  assert.deepEqual(kindsOf(found.personal), [{ kind: 'email', count: 1 }])
})

test('taken out, a name is the first name and nothing personal is left', () => {
  const words = ['Hola', 'Marta Iborra', '612 345 678', 'marta@gmail.com', '12345678Z', 'calle Mayor 12', 'y', ',', '…']
  const { names } = facts
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words), { maxLength: 8 }), pieces => {
      const text = pieces.join(' ')
      const personal = personalDataIn(text, facts)
      const { from, to, text: said } = withoutPersonal(text, personal, names)
      const left = text.slice(0, from) + said + text.slice(to)
      assert.deepEqual(personalDataIn(left, facts), [])
      if (personal.length === 0) assert.equal(left, text)
    }),
  )
  const text = 'Hola, Marta Iborra: ¿612 345 678?'
  assert.equal(withoutPersonal(text, personalDataIn(text, facts), names).text, 'Marta: ¿…')
})

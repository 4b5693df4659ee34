import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Field } from '#protocol'
import { missingIn } from './missing-in.ts'
import { valueOf, writtenOf } from './written.ts'

test('what is written becomes a value of its kind, a number with comma or point', () => {
  assert.deepEqual(
    [valueOf('text', ' U-1 '), valueOf('text', ' '), valueOf('date', '2026-11-22')],
    ['U-1', null, '2026-11-22'],
  )
  assert.deepEqual(
    ['2,5', '2.5', '-3', ',5', '1e3'].map(text => valueOf('number', text)),
    [2.5, 2.5, -3, 0.5, 1000],
  )
  assert.deepEqual([valueOf('number', 'dos'), valueOf('number', '1,2,3')], ['dos', '1,2,3'])
  assert.deepEqual([valueOf('yes-no', 'yes'), valueOf('yes-no', 'no'), valueOf('yes-no', '')], [true, false, null])
})

test('every value can be written again', () => {
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      value => valueOf('number', writtenOf(value)) === value,
    ),
  )
  fc.assert(fc.property(fc.boolean(), value => valueOf('yes-no', writtenOf(value)) === value))
  assert.equal(writtenOf(undefined), '')
})

test('what is required, in use and empty is missing', () => {
  const field = (id: string, over: Partial<Field> = {}): Field => ({
    ...{ id, subject: 'conversation', kind: 'text', label: id, choices: [], isRequired: true, isArchived: false },
    ...over,
  })
  const fields = [
    field('a'),
    field('b'),
    field('c', { isRequired: false }),
    field('d', { isArchived: true }),
    field('e', { subject: 'customer' }),
  ]
  const filled = { conversation: { a: 'x', e: 'elsewhere' }, customer: {} }
  assert.deepEqual(
    missingIn(fields, filled).map(({ id }) => id),
    ['b', 'e'],
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Field, type FieldKind, fieldKinds, type FieldValue, longestValue } from '#protocol'
import { checkValue, shownValue } from './check-value.ts'

const choices = [
  { id: 'a', label: 'Azul', isArchived: false },
  { id: 'r', label: 'Rojo', isArchived: true },
]
const field = (kind: FieldKind): Pick<Field, 'kind' | 'label' | 'choices'> => ({ kind, label: 'Campo', choices })
const check = (kind: FieldKind, value: FieldValue | null, before?: string) => checkValue(field(kind), value, before)
const refused = (kind: FieldKind, value: FieldValue, before?: string) =>
  assert.throws(() => check(kind, value, before), { code: `field.${kind}`, status: 422 }, `${kind}: ${String(value)}`)

test('each kind takes its own values and says no to the others', () => {
  assert.deepEqual([check('text', '  U-47960 '), check('text', 'a\u0000b')], ['U-47960', 'ab'])
  for (const value of ['x'.repeat(longestValue + 1), 3, true]) refused('text', value)
  assert.deepEqual(
    [check('number', 12.5), check('number', -0), check('number', 1e21 / 1e10)],
    ['12.5', '0', '100000000000'],
  )
  for (const value of ['12', true, Number.NaN, Number.POSITIVE_INFINITY, 1e300]) refused('number', value)
  assert.equal(check('date', '2028-02-29'), '2028-02-29')
  for (const value of ['2027-02-29', '2026-13-01', '22/11/2026', '0000-00-00', 20261122]) refused('date', value)
  assert.equal(check('choice', 'a'), 'a')
  for (const value of ['z', 'r', 'Azul', 1]) refused('choice', value)
  assert.equal(check('choice', 'r', 'r'), 'r', 'what was chosen before it was archived may stay')
  assert.deepEqual([check('yes-no', true), check('yes-no', false)], ['yes', 'no'])
  for (const value of ['yes', 1]) refused('yes-no', value)
})

test('nothing and null empty', () => {
  for (const kind of fieldKinds) assert.deepEqual([check(kind, null), check(kind, '')], [null, null])
  assert.equal(check('text', '  '), null)
})

test('whatever is taken is shown as it was said', () => {
  const number = fc.oneof(fc.integer(), fc.double({ min: -1e15, max: 1e15, noNaN: true })).map(each => each + 0)
  fc.assert(
    fc.property(number, value => assert.equal(shownValue('number', check('number', value)!), value === 0 ? 0 : value)),
  )
  fc.assert(fc.property(fc.boolean(), value => shownValue('yes-no', check('yes-no', value)!) === value))
  const days = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(days, at => {
      const day = at.toISOString().slice(0, 10)
      assert.equal(shownValue('date', check('date', day)!), day)
    }),
  )
})

test('anything at all is taken or refused with a fault that has words', () => {
  const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.boolean())
  fc.assert(
    fc.property(fc.constantFrom(...fieldKinds), anything, (kind, value) => {
      try {
        const kept = check(kind, value)
        assert.ok(kept === null || (kept.isWellFormed() && !kept.includes('\0')))
      } catch (fault) {
        assert.equal((fault as { code: string }).code, `field.${kind}`)
      }
    }),
  )
})

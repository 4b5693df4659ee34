import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { factSources } from '#protocol'
import { factLines, type Told } from './lines.ts'

let count = 0
const told = (kind: string, value: string, source: Told['source'], more: Partial<Told> = {}): Told => ({
  ...{ id: `${count++}`, identityId: 'one', kind, value, source, channel: 'plain', by: null, messageId: null, at: 1 },
  ...{ confidence: 1, basis: 'contract', purpose: null, endsAt: null, isDenied: false, ...more },
})
const shown = (all: readonly Told[]) =>
  factLines(all).map(({ kind, values }) => [
    kind,
    ...values.map(each => (each.isChosen ? each.value : `(${each.value})`)),
  ])

test('what somebody wrote counts before what was worked out, and what contradicts it stands beside it', () => {
  const all = [told('store', 'Colón', 'derived', { at: 9 }), told('store', 'Ruzafa', 'person', { at: 3 })]
  assert.deepEqual(shown(all), [['store', 'Ruzafa', '(Colón)']])
  assert.deepEqual(shown([...all, told('store', 'Colón', 'person', { at: 4 })]), [['store', 'Colón']])
})

test('the same said in two places is one thing, known from both', () => {
  const [line] = factLines([told('city', 'valencia', 'message'), told('city', 'València', 'customer')])
  assert.deepEqual(
    line!.values.map(({ value, from }) => [value, from.map(({ source }) => source)]),
    [['València', ['customer', 'message']]],
  )
})

test('of what there are several none contradicts another', () => {
  const all = [told('interest', 'té', 'web'), told('interest', 'café', 'person'), told('phone', '600100200', 'key')]
  assert.deepEqual(shown(all), [
    ['phone', '600100200'],
    ['interest', 'café', 'té'],
  ])
})

test('what is denied is not shown, whatever tells it, until somebody says it again', () => {
  const denial = told('interest', 'Café', 'person', { isDenied: true, at: 5 })
  assert.deepEqual(shown([told('interest', 'café', 'derived', { at: 9 }), denial]), [])
  assert.deepEqual(shown([told('interest', 'café', 'customer', { at: 4 }), denial]), [])
  assert.deepEqual(shown([told('interest', 'café', 'customer', { at: 6 }), denial]), [['interest', 'café']])
})

test('what a source said before it said otherwise is not what it says; each platform speaks for its own account', () => {
  const [before, after] = [told('city', 'Elche', 'derived', { at: 1 }), told('city', 'Gandia', 'derived', { at: 2 })]
  assert.deepEqual(shown([before, after]), [['city', 'Gandia']])
  const elsewhere = told('city', 'Elche', 'derived', { at: 1, identityId: 'other' })
  assert.deepEqual(shown([elsewhere, after]), [['city', 'Gandia', '(Elche)']])
})

test('what a channel tells in its own words is kept as it tells it, behind what we know by name', () => {
  const all = [told('fidelidad', 'oro', 'platform', { at: null }), told('language', 'ca', 'platform', { at: null })]
  assert.deepEqual(shown(all), [
    ['language', 'ca'],
    ['fidelidad', 'oro'],
  ])
})

const anyTold = fc.record({
  kind: fc.constantFrom('city', 'interest', 'tarifa'),
  value: fc.constantFrom('a', 'A', 'b', 'c'),
  source: fc.constantFrom(...factSources),
  identityId: fc.constantFrom('one', 'two'),
  isDenied: fc.boolean(),
  at: fc.nat(5),
  confidence: fc.constantFrom(0.5, 1),
})

test('property: nothing is shown twice or that nobody says; one of a kind counts; the order of reading changes nothing', () => {
  fc.assert(
    fc.property(fc.array(anyTold, { maxLength: 12 }), all => {
      const sayings = all.map(each => {
        const isDenied = each.isDenied && (each.source === 'person' || each.source === 'customer')
        return told(each.kind, each.value, each.source, { ...each, isDenied })
      })
      const lines = factLines(sayings)
      for (const { kind, values } of lines) {
        const keys = values.map(({ value }) => value.toLowerCase())
        assert.equal(new Set(keys).size, keys.length)
        assert.equal(values[0]!.isChosen, true)
        if (kind === 'city') assert.equal(values.filter(({ isChosen }) => isChosen).length, 1)
        for (const { from } of values)
          assert.ok(from.length > 0 && from.every(({ id }) => sayings.some(each => each.id === id && !each.isDenied)))
      }
      assert.deepEqual(factLines(sayings.toReversed()), lines)
    }),
  )
})

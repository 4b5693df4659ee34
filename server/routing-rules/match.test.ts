import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { leastCost } from '../../test/assignment.ts'
import { type Costs, openMatching } from './match.ts'

/** They are small, and what goes wrong is rare. */
const numRuns = 10 * Number(process.env.ROUTING_RUNS ?? 200)

const cost = fc.oneof(
  { weight: 2, arbitrary: fc.integer({ min: -4, max: 12 }).map(value => value / 4) },
  { weight: 1, arbitrary: fc.constant(Infinity) },
)
const rising = fc
  .array(fc.integer({ min: 0, max: 8 }), { minLength: 1, maxLength: 3 })
  .map(values => values.map(value => value / 8).toSorted((one, other) => one - other))

/** Some groups, and rows with what each costs there; some rows are alike. */
const anyMatching = fc.array(rising, { minLength: 1, maxLength: 6, size: 'max' }).chain(slots =>
  fc.record({
    slots: fc.constant(slots),
    kinds: fc.array(fc.array(cost, { minLength: slots.length, maxLength: slots.length }), {
      minLength: 1,
      maxLength: 6,
      size: 'max',
    }),
    rows: fc.array(fc.nat(5), { minLength: 1, maxLength: 9, size: 'max' }),
  }),
)

test('as many as possible are placed, the first before all others, at the least that it can cost', () => {
  fc.assert(
    fc.property(anyMatching, ({ slots, kinds, rows }) => {
      const vectors = kinds.map(costsOf)
      const matching = openMatching(slots)
      const placed: number[] = []
      for (const row of rows) {
        const kind = row % kinds.length
        const isPlaceable = leastOf([...placed, kind], kinds, slots) < Infinity
        assert.equal(matching.add(vectors[kind]!), isPlaceable, 'taken in order, and only what takes no place away')
        if (isPlaceable) placed.push(kind)
        const groups = matching.groups()
        const of = groups.reduce((sum, group, at) => sum + kinds[placed[at]!]![group]!, 0)
        const seats = slots.map((each, group) => each.slice(0, groups.filter(one => one === group).length))
        const ours = of + seats.flat().reduce((sum, each) => sum + each, 0)
        assert.ok(Math.abs(ours - leastOf(placed, kinds, slots)) < 1e-9)
        seats.forEach((each, group) => assert.equal(each.length, groups.filter(one => one === group).length))
      }
      assert.equal(
        placed.length,
        mostOf(
          rows.map(row => row % kinds.length),
          kinds,
          slots,
        ),
      )
    }),
    { numRuns },
  )
})

/** The last group is told as a gain, where there is one. */
function costsOf(kind: readonly number[]): Costs {
  const groups = kind.flatMap((each, group) => (each < Infinity ? [group] : []))
  const prices = { groups: Int32Array.from(groups), costs: Float64Array.from(groups, group => kind[group]!) }
  const last = groups.at(-1)
  if (last === undefined) return { prices, gains: [] }
  prices.costs[groups.length - 1]! += 1
  return { prices, gains: [{ group: last, cost: kind[last]! }] }
}

/** Every agent a column of its own. */
const matrixOf = (
  rows: readonly number[],
  kinds: readonly (readonly number[])[],
  slots: readonly (readonly number[])[],
) => rows.map(kind => slots.flatMap((each, group) => each.map(slot => kinds[kind]![group]! + slot)))

function leastOf(
  rows: readonly number[],
  kinds: readonly (readonly number[])[],
  slots: readonly (readonly number[])[],
) {
  const matrix = matrixOf(rows, kinds, slots)
  if (matrix.length > (matrix[0]?.length ?? 0)) return matrix.length === 0 ? 0 : Infinity
  return leastCost(matrix)
}

/** By trying every choice of rows. */
function mostOf(rows: readonly number[], kinds: readonly (readonly number[])[], slots: readonly (readonly number[])[]) {
  let most = 0
  for (let choice = 0; choice < 2 ** rows.length; choice++) {
    const chosen = rows.filter((_, at) => choice & (1 << at))
    if (chosen.length > most && leastOf(chosen, kinds, slots) < Infinity) most = chosen.length
  }
  return most
}

test('the exact solver that others are measured by agrees with trying everything', () => {
  const square = fc
    .integer({ min: 1, max: 5 })
    .chain(size => fc.array(fc.array(cost, { minLength: size, maxLength: size }), { minLength: 1, maxLength: size }))
  fc.assert(
    fc.property(square, matrix => {
      const least = (row: number, taken: readonly number[]): number =>
        row === matrix.length
          ? 0
          : Math.min(
              ...matrix[row]!.map((each, at) =>
                taken.includes(at) ? Infinity : each + least(row + 1, [...taken, at]),
              ),
            )
      const tried = least(0, [])
      const found = leastCost(matrix)
      assert.ok(tried === found || Math.abs(tried - found) < 1e-9)
    }),
    { numRuns },
  )
})

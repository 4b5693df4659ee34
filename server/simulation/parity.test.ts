import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defaultPolicy, parityOf, type Policy, urgencyOf } from '#routing-rules'
import { randomFrom } from '../../test/random.ts'
import { dayOf } from './recipe.ts'
import { simulate } from './simulate.ts'
import type { Trace } from './trace.ts'

const labels = ['square', 'private', 'famous', 'unknown']

/** A day on which some wait. Every task has a label that says nothing of what it needs; a blind engine cannot read it. */
function labelled(seed: number): { trace: Trace; labelOf: Map<string, string> } {
  const day = dayOf({ name: 'peak', agents: 15, hours: 6, load: 1.02, swing: 0.2, letters: 0, seed })
  const random = randomFrom(seed)
  const arrivals = day.arrivals.map(({ task, handleMs }) => {
    const label = labels[Math.floor(random() * 4)]!
    return { task: { ...task, label }, handleMs }
  })
  return { trace: { ...day, arrivals }, labelOf: new Map(arrivals.map(({ task }) => [task.id, task.label])) }
}

function waits(trace: Trace, labelOf: ReadonlyMap<string, string>, policy: Policy): Map<string, number[]> {
  const urgencies = new Map(labels.map((label): [string, number[]] => [label, []]))
  for (const { task, startedAt } of simulate(trace, policy))
    urgencies.get(labelOf.get(task.id)!)!.push(urgencyOf(task, startedAt!))
  return urgencies
}

test('whoever needs the same waits as long, whatever else there is to say of them', () => {
  for (const seed of [1, 2, 3]) {
    const { trace, labelOf } = labelled(seed)
    const found = parityOf(waits(trace, labelOf, defaultPolicy))
    assert.deepEqual(
      found.filter(({ isFlagged }) => isFlagged),
      [],
    )
    for (const { ratio, count } of found) assert.ok(count > 500 && ratio >= 0.8 && ratio <= 1.25)
  }
})

test('favour is found out: a quarter off the wait of the famous is flagged', () => {
  const { trace, labelOf } = labelled(1)
  const urgencies = waits(trace, labelOf, defaultPolicy)
  urgencies.set(
    'famous',
    urgencies.get('famous')!.map(urgency => urgency * 0.75),
  )
  const flagged = parityOf(urgencies).filter(({ isFlagged }) => isFlagged)
  assert.ok(flagged.some(({ group }) => group === 'famous'))
})

test('of two samples that are written down by hand the probability is that of the tables', () => {
  const found = parityOf(
    new Map([
      ['one', [1, 2, 3, 4, 5, 6, 7, 8]],
      ['other', [5.5, 6.5, 7.5, 8.5, 9, 10, 11, 12]],
    ]),
  )
  // U = 6, mean 32, spread √(64·17/12) = 9.522; z = 25.5 / 9.522 = 2.678, p = 0.0074; times two by Holm.
  assert.ok(Math.abs(found[0]!.p - 0.0148) < 0.0002, String(found[0]!.p))
})

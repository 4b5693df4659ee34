import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defaultPolicy, plainPolicy } from '#routing-rules'
import { figuresOf } from './figures.ts'
import { dayOf, type Recipe } from './recipe.ts'
import { simulate } from './simulate.ts'

const recipe: Recipe = { name: 'day', agents: 12, hours: 4, load: 0.95, swing: 0.2, letters: 0.2, seed: 5 }

test('a recipe and its seed give the same day, another seed another one, and a day the same outcome', () => {
  const day = dayOf(recipe)
  assert.deepEqual(dayOf(recipe), day)
  assert.notDeepEqual(dayOf({ ...recipe, seed: 6 }).arrivals, day.arrivals)
  assert.deepEqual(simulate(day, defaultPolicy), simulate(day, defaultPolicy))
})

test('a day brings as much work as its recipe says', () => {
  const { arrivals } = dayOf({ ...recipe, agents: 100, hours: 24, swing: 0 })
  const unitMs = arrivals.reduce(
    (sum, { task, handleMs }) => sum + handleMs * defaultPolicy.weights[task.kind].units,
    0,
  )
  const load = unitMs / (100 * 100 * 24 * 3_600_000)
  assert.ok(Math.abs(load - 0.95) < 0.04, String(load))
})

test('under every policy all are answered, by somebody who may, and nobody has more than they can hold', () => {
  const day = dayOf(recipe)
  const agents = new Map(day.agents.map(({ agent }) => [agent.id, agent]))
  for (const policy of [defaultPolicy, ...(['longest-idle', 'round-robin', 'fewest-open'] as const).map(plainPolicy)]) {
    const outcomes = simulate(day, policy)
    assert.equal(figuresOf(outcomes).unanswered, 0)
    for (const { task, agentId } of outcomes)
      for (const { skill, level, isHard } of task.needs)
        if (isHard) assert.ok(agents.get(agentId!)!.skills[skill]! >= level)
    for (const { startedAt, agentId } of outcomes) {
      const beside = outcomes.filter(
        other => other.agentId === agentId && other.startedAt! <= startedAt! && other.endedAt! > startedAt!,
      )
      const units = beside.reduce((sum, { task }) => sum + policy.weights[task.kind].units, 0)
      assert.ok(units <= 100, `${agentId} has ${units}`)
    }
  }
})

test('whoever comes for part of the day gets nothing before, and nothing new afterwards', () => {
  const day = dayOf({ ...recipe, load: 0.5 })
  const [first, ...others] = day.agents
  const from = day.arrivals[0]!.task.arrivedAt + 3_600_000
  const shifts = [[from, from + 3_600_000] as const]
  const outcomes = simulate({ ...day, agents: [{ ...first!, shifts }, ...others] }, defaultPolicy)
  const theirs = outcomes.filter(({ agentId }) => agentId === first!.agent.id)
  assert.ok(theirs.length > 0)
  for (const { startedAt } of theirs) assert.ok(startedAt! >= from && startedAt! <= from + 3_600_000)
})

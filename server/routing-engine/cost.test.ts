import assert from 'node:assert/strict'
import { test } from 'node:test'
import { acceptAll, available, crowdOf, openCrowd } from '../../test/bench/routing-crowd.ts'
import { costsOf } from '../../test/routing-cost.ts'
import { stepBatch } from './step.ts'

const begin = Date.UTC(2026, 10, 2, 9)

test('what is offered costs at most one in a hundred more than the least that it could', () => {
  for (const seed of [1, 2, 3]) {
    const crowd = crowdOf(120, seed)
    const state = openCrowd(crowd, 90, begin)
    crowd.agents.forEach(({ id }, at) => stepBatch(state, [{ kind: 'agent.away', agentId: id }], begin + at))
    crowd.agents.forEach((agent, at) => {
      stepBatch(state, [available(agent)], begin + 1000 + ((at * 37) % 120))
      acceptAll(state, begin + 1000)
    })
    const now = begin + 2000
    const tasks = Array.from({ length: 60 * seed }, (_, at) => {
      const lastServed = { agentId: `agent-${(at * 7) % 120}`, at: now - at * 1e6 }
      return { ...crowd.task(at, now), lastServed }
    })
    const loads = new Map([...state.seats].map(([id, { load }]) => [id, load]))
    const { decisions } = stepBatch(
      state,
      tasks.map(task => ({ kind: 'task.arrived', task }) as const),
      now,
    )
    const { offered, ours, least } = costsOf(state, loads, tasks, decisions)
    assert.ok(offered > 50 && ours < Infinity)
    assert.ok(ours >= least - 1e-9 && ours <= least + 0.01 * Math.abs(least), `${ours} where ${least} was possible`)
  }
})

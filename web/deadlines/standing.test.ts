import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DeadlineCard } from '#protocol'
import { foremostOf, standingOf } from './standing.ts'

const clock = (over: Partial<DeadlineCard>): DeadlineCard => ({
  ...{ aim: 'first', class: 'query', state: 'running', startedAt: 0, within: { clock: 'wall', ms: 60_000 } },
  ...{ dueAt: 60_000, endedAt: null, leftMs: null, isMissed: false },
  ...over,
})

test('what is due first stands in front of what is due later, and that in front of what rests', () => {
  const settling = clock({ aim: 'resolution', dueAt: 10_000 })
  const resting = clock({ aim: 'resolution', state: 'paused', dueAt: null, leftMs: 5 })
  const next = clock({ aim: 'next', startedAt: 30_000, dueAt: 90_000 })
  assert.deepEqual(standingOf([resting, next, settling]), [settling, next, resting])
  assert.equal(foremostOf([resting]), resting)
})

test('of what was met, missed or void nothing is due any more', () => {
  const past = (['met', 'missed', 'void'] as const).map(state => clock({ state, endedAt: 5 }))
  assert.deepEqual(standingOf(past), [])
  assert.equal(foremostOf(past), undefined)
})

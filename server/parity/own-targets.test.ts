import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, hour, minute, second } from '#lib'
import { defaultTargets, type Target } from '#service-levels'
import { ownTargets } from './own-targets.ts'

const own = { profileId: 'shop', class: 'query', why: 'La tienda abre por las tardes' } as const
const business = (ms: number) => ({ clock: 'business', ms }) as const
const told = (...added: Target[]) =>
  ownTargets([...defaultTargets, ...added]).map(({ aim, pace, within, usual }) => [aim, pace, within, usual])

test('where all have one target nobody is told of', () => assert.deepEqual(told(), []))

test('one target for whoever writes is told beside each that others have', () => {
  const first: Target = { ...own, aim: 'first', pace: null, within: business(hour) }
  assert.deepEqual(told(first), [
    ['first', 'live', business(hour), business(20 * second)],
    ['first', 'later', business(hour), business(30 * minute)],
  ])
  const settled: Target = { ...own, aim: 'resolution', pace: null, within: { clock: 'days', days: 3 } }
  assert.deepEqual(told(settled), [['resolution', null, { clock: 'days', days: 3 }, business(day)]])
})

test('what another target of the account stands over is left out', () => {
  const first: Target = { ...own, aim: 'first', pace: null, within: business(hour) }
  const live: Target = { ...own, aim: 'first', pace: 'live', within: business(minute) }
  assert.deepEqual(told(first, live), [
    ['first', 'later', business(hour), business(30 * minute)],
    ['first', 'live', business(minute), business(20 * second)],
  ])
})

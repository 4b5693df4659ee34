import assert from 'node:assert/strict'
import { test } from 'node:test'
import { choicesOf, noChoices, type PromiseChoices } from './promise-choices.ts'
import type { Given } from './promises-of.ts'
import { isAsked, newPromises, proposalsOf } from './proposals.ts'

const now = Date.UTC(2026, 10, 23, 12)
const hour = 3_600_000
const given = (text: string, dueAt: number | null): Given => ({ kind: 'call', from: 0, to: text.length, text, dueAt })
const found = [given('mañana le llamamos', now + 24 * hour), given('ya le llamaremos', null)]
const by = (choices: PromiseChoices['by']): PromiseChoices => ({ by: choices })
const states = (choices: PromiseChoices, at = now) => proposalsOf(found, choices, at).map(({ state }) => state)
let made = 0
const ids = (): string => `${++made}`

test('what has a date is confirmed by itself, what has none is asked about, and each can be said to be none', () => {
  assert.deepEqual(states(noChoices), ['set', 'open'])
  assert.deepEqual(states(by({ 'ya le llamaremos': { kind: 'undated' } })), ['set', 'undated'])
  const none = by({ 'mañana le llamamos': { kind: 'none' }, 'ya le llamaremos': { kind: 'dated', dueAt: now + hour } })
  assert.deepEqual(states(none), ['none', 'set'])
  const sent = newPromises(proposalsOf(found, none, now), ids).map(({ id: _, ...promise }) => promise)
  assert.deepEqual(sent, [{ text: 'ya le llamaremos', matter: 'call', dueAt: now + hour }])
})

test('a date that has passed when it leaves is asked about again', () => {
  const proposals = proposalsOf(found, noChoices, now + 24 * hour)
  assert.deepEqual(
    proposals.map(one => [one.state, isAsked(one)]),
    [
      ['over', true],
      ['open', true],
    ],
  )
})

test('the same words twice are one promise, and none is longer than there is room for', () => {
  const long = given('a'.repeat(900), now + hour)
  const sent = newPromises(
    proposalsOf([long, long, ...found], by({ 'ya le llamaremos': { kind: 'undated' } }), now),
    ids,
  )
  assert.deepEqual(
    sent.map(({ text, dueAt }) => [text.length, dueAt]),
    [
      [500, now + hour],
      [18, now + 24 * hour],
      [16, null],
    ],
  )
})

test('a reply that comes back stands as it had been said; of one refused for its date, the first date is asked for', () => {
  const promises = [{ id: '1', text: 'mañana le llamamos', matter: 'call' as const, dueAt: now + hour }]
  const body = { text: 'mañana le llamamos, ya le llamaremos', promises }
  const back = choicesOf(body, false, now)
  assert.deepEqual(states(back), ['set', 'none'])
  assert.deepEqual(states(choicesOf(body, true, now)), ['over', 'none'])
  assert.deepEqual(states(choicesOf({ text: 'Hola' }, true, now)), ['set', 'open'])
})

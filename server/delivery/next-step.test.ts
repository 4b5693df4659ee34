import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Sent } from '#channel'
import { hour, minute } from '#lib'
import { afterAsking, afterSending, outcomeOf } from './next-step.ts'

const now = 1_790_000_000_000
const first = { attempts: 1, asked: null, createdAt: now }
const knowsAgain = { idempotent: true, canFind: false }
const canTell = { idempotent: false, canFind: true }
const neither = { idempotent: false, canFind: false }
const retry = (after: number, code?: string): Sent => ({ kind: 'retry', after, ...(code ? { code } : {}) })
const middle = () => 0.5

test('what the platform took or refused is settled', () => {
  assert.deepEqual(afterSending({ kind: 'sent', externalId: 'v-1' }, first, neither, now), {
    kind: 'sent',
    externalId: 'v-1',
  })
  const refused = afterSending({ kind: 'rejected', code: 'blocked', text: 'No' }, first, neither, now)
  assert.deepEqual(refused, { kind: 'failed', code: 'blocked', text: 'No' })
})

test('it is tried again when the platform says, but never in haste', () => {
  const at = (sent: Sent, attempts: number) => {
    const step = afterSending(sent, { ...first, attempts }, neither, now, middle)
    return step.kind === 'again' && step.at - now
  }
  assert.deepEqual(
    [at(retry(90_000, 'throttled'), 1), at(retry(0), 1), at(retry(0), 4), at(retry(0), 11)],
    [90_000, 5000, 40_000, hour],
  )
})

test('after twelve tries or a day it is given up, with the last reason', () => {
  const gaveUp = { kind: 'failed', code: 'gave-up', text: 'unreachable' }
  assert.deepEqual(afterSending(retry(0, 'unreachable'), { ...first, attempts: 12 }, knowsAgain, now), gaveUp)
  const old = { ...first, attempts: 3, createdAt: now - 24 * hour + minute }
  assert.deepEqual(afterSending(retry(2 * minute, 'unreachable'), old, knowsAgain, now), gaveUp)
  assert.equal(afterSending(retry(30_000, 'unreachable'), old, knowsAgain, now, middle).kind, 'again')
})

test('a lost answer is asked for where the platform can tell', () => {
  const step = afterSending({ kind: 'unsure' }, first, canTell, now)
  assert.deepEqual(step, { kind: 'again', at: now, asked: 0, code: 'lost' })
})

test('… the same is sent again where it is known again, and else nobody knows', () => {
  assert.deepEqual(afterSending({ kind: 'unsure' }, first, knowsAgain, now, middle), {
    kind: 'again',
    at: now + 5000,
    asked: null,
    code: 'lost',
  })
  assert.deepEqual(afterSending({ kind: 'unsure' }, first, neither, now), { kind: 'unsure' })
})

test('what may have arrived is never called failed', () => {
  assert.deepEqual(afterSending({ kind: 'unsure' }, { ...first, attempts: 12 }, knowsAgain, now), { kind: 'unsure' })
})

test('the platform is asked three times, further and further apart, then a person is', () => {
  const steps = [0, 1, 2].map(asked => afterAsking(undefined, { ...first, asked }, canTell, now))
  assert.deepEqual(steps, [
    { kind: 'again', at: now + 5000, asked: 1, code: 'lost' },
    { kind: 'again', at: now + 30_000, asked: 2, code: 'lost' },
    { kind: 'unsure' },
  ])
})

test('what it says is done: it arrived, it did not, it was refused', () => {
  const asked = { ...first, asked: 0 }
  assert.deepEqual(afterAsking({ kind: 'sent', externalId: 'v-1' }, asked, canTell, now), {
    kind: 'sent',
    externalId: 'v-1',
  })
  assert.deepEqual(afterAsking(retry(0), asked, canTell, now), { kind: 'again', at: now, asked: null, code: 'lost' })
  assert.deepEqual(afterAsking({ kind: 'rejected', code: 'gone', text: '' }, asked, canTell, now), {
    kind: 'failed',
    code: 'gone',
    text: '',
  })
})

test('what did not arrive goes again at once, and less and less often when it happens again', () => {
  const wait = (attempts: number) => {
    const step = afterAsking(retry(0, 'not-arrived'), { ...first, attempts, asked: 0 }, canTell, now, middle)
    return step.kind === 'again' && step.at - now
  }
  assert.deepEqual([1, 2, 3, 5].map(wait), [0, 5000, 10_000, 40_000])
})

test('a platform that cannot tell but knows a message again gets it again', () => {
  const step = afterAsking(undefined, { ...first, asked: 0 }, { idempotent: true, canFind: true }, now, middle)
  assert.deepEqual(step, { kind: 'again', at: now + 5000, asked: null, code: 'lost' })
})

test('each try is called by what it was', () => {
  const sent: Sent = { kind: 'sent', externalId: 'v' }
  const all = [
    outcomeOf(sent, false),
    outcomeOf(undefined, false),
    outcomeOf(sent, true),
    outcomeOf(retry(0), true),
    outcomeOf(undefined, true),
  ]
  assert.deepEqual(all, ['sent', 'unsure', 'found', 'not-there', 'cannot-tell'])
})

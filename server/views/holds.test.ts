import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { day, hour, minute } from '#lib'
import type { Condition, Operator } from '#protocol'
import { holds, turnsAt } from './holds.ts'
import { momentIn } from './moment.ts'

const noon = Date.UTC(2026, 9, 24, 12)
const zones = ['UTC', 'Europe/Madrid', 'America/Santiago', 'Pacific/Auckland', 'Asia/Kathmandu'] as const

const ofDays = fc.record({
  condition: fc.record({
    field: fc.constant('opened'),
    operator: fc.constantFrom<Operator>('last-days', 'next-days', 'days-ago'),
    values: fc.integer({ min: 1, max: 4 }).map(count => [String(count)]),
  }),
  fact: fc.integer({ min: -7, max: 7 }).map(away => new Date(noon + away * day).toISOString().slice(0, 10)),
})
const ofWaits = fc.record({
  condition: fc.record({
    field: fc.constant('waits'),
    operator: fc.constantFrom<Operator>('at-least', 'at-most'),
    values: fc.integer({ min: 1, max: 9000 }).map(count => [String(count)]),
  }),
  fact: fc.integer({ min: -5 * day, max: 0 }).map(ago => String(noon + ago)),
})

test('until the moment that is named nothing moves by time alone, and then it does', () => {
  const within = { zone: fc.constantFrom(...zones), start: fc.integer({ min: 0, max: day }) }
  fc.assert(
    fc.property(fc.oneof(ofDays, ofWaits), fc.record(within), ({ condition, fact }, { zone, start }) => {
      const stands = (at: number) => holds([condition], { [condition.field]: fact }, momentIn(zone, at))
      const now = noon + start
      const next = turnsAt([condition], { [condition.field]: fact }, momentIn(zone, now))
      const end = next ?? now + 12 * day
      for (let at = now; at < end; at += 7 * hour) assert.equal(stands(at), stands(now))
      assert.equal(stands(end - 1), stands(now))
      if (next !== undefined) assert.notEqual(stands(next), stands(next - 1))
    }),
  )
})

const is = (field: string, operator: Operator, ...values: string[]): Condition => ({ field, operator, values })

test('what cannot be in a view anyway waits for no moment', () => {
  const moment = momentIn('UTC', noon)
  const facts = { status: 'closed', waits: String(noon - minute) }
  const long = is('waits', 'at-least', '30')
  assert.equal(turnsAt([long, is('status', 'is', 'open')], facts, moment), undefined)
  assert.equal(turnsAt([long, is('status', 'is', 'closed')], facts, moment), noon + 29 * minute)
  assert.equal(turnsAt([is('status', 'is', 'closed')], facts, moment), undefined)
})

test('a field of the brand is compared as what it is, and what is not filled in is only empty', () => {
  const moment = momentIn('UTC', noon)
  const stands = (condition: Condition, value?: string) =>
    holds([condition], { field: value === undefined ? null : { a: value } }, moment)
  assert.ok(stands(is('field:a', 'at-least', '9'), '10'))
  assert.ok(!stands(is('field:a', 'at-most', '9'), '10'))
  assert.ok(stands(is('field:a', 'contains', 'marron'), 'Marrón oscuro'))
  assert.ok(stands(is('field:a', 'since', '2026-10-01'), '2026-10-01'))
  assert.ok(stands(is('field:a', 'empty')))
  for (const operator of ['at-least', 'at-most', 'last-days', 'days-ago', 'is', 'filled'] as const)
    assert.ok(!stands(is('field:a', operator, '1')), operator)
})

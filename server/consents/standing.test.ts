import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { purposes } from '#protocol'
import { isAgreed, type Said, standing } from './index.ts'

const now = Date.UTC(2026, 10, 21)
let count = 0
const said = (isGiven: boolean, at: number, more: Partial<Said> = {}): Said => ({
  ...{ id: `${count++}`, purpose: 'marketing', channel: null, isGiven, at, ...more },
})
const may = (sayings: readonly Said[], channel?: string) =>
  isAgreed(standing(sayings), { purpose: 'marketing', channel, now })

test('what was never asked is not agreed to; what was said last counts, in whatever order it came to us', () => {
  assert.equal(may([]), false)
  assert.equal(may([said(true, 1)]), true)
  assert.equal(may([said(false, 2), said(true, 1)]), false)
  assert.equal(may([said(true, 3), said(false, 2)]), true)
  assert.equal(may([said(true, 2), said(false, 2)]), false, 'in doubt it is a no')
})

test('one channel may be agreed to alone, and taken out alone; a word about all of them ends what was said of each', () => {
  assert.deepEqual(
    [may([said(true, 1, { channel: 'email' })], 'email'), may([said(true, 1, { channel: 'email' })])],
    [true, false],
  )
  const all = [said(true, 1), said(false, 2, { channel: 'sms' })]
  assert.deepEqual([may(all, 'sms'), may(all, 'email'), may(all)], [false, true, true])
  const none = [said(true, 1, { channel: 'email' }), said(false, 2)]
  assert.deepEqual([may(none, 'email'), standing(none).length], [false, 1])
})

test('visits to our web are asked about anew after two years', () => {
  const at = Date.UTC(2025, 0, 31, 9)
  const [consent] = standing([said(true, at, { purpose: 'web-visits' })])
  assert.equal(consent!.endsAt, Date.UTC(2027, 0, 31, 9))
  const asks = (moment: number) => isAgreed([consent!], { purpose: 'web-visits', now: moment })
  assert.deepEqual([asks(consent!.endsAt! - 1), asks(consent!.endsAt!)], [true, false])
})

const anySaying = fc.record({
  id: fc.uuid(),
  purpose: fc.constantFrom(...purposes.slice(0, 2)),
  channel: fc.constantFrom(null, 'email', 'sms'),
  isGiven: fc.boolean(),
  at: fc.nat(20),
})

test('property: the order in which sayings reach us changes nothing, and a no to everything leaves nothing', () => {
  fc.assert(
    fc.property(fc.array(anySaying, { maxLength: 12 }), fc.infiniteStream(fc.nat()), (sayings, dice) => {
      const shuffled = sayings
        .map(each => ({ each, place: dice.next().value as number }))
        .toSorted((a, b) => a.place - b.place)
        .map(({ each }) => each)
      assert.deepEqual(standing(shuffled), standing(sayings))
      const no = purposes.map(purpose => said(false, 21, { purpose }))
      for (const channel of [undefined, 'email', 'sms']) assert.equal(may([...sayings, ...no], channel), false)
    }),
  )
})

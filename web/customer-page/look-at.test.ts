import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { GlanceTalk } from '#protocol'
import { channelsIn, countsOf, moodOf, pathThrough, placeOf, stretchOf } from './look-at.ts'

const day = 86_400_000
const talk = (openedAt: number, channel: string, tone: number | null = null): GlanceTalk => ({
  ...{ id: `${openedAt}`, channel, isPublic: false, status: 'closed', openedAt, lastAt: openedAt, lastText: '', tone },
})
const glance = {
  talks: [talk(10 * day, 'email', -0.6), talk(15 * day, 'plain'), talk(20 * day, 'email', 0.5)],
  isWhole: true,
}

test('a talk stands where its moment is, between the first one and now', () => {
  const stretch = stretchOf(glance, 30 * day)
  assert.deepEqual(
    glance.talks.map(({ openedAt }) => placeOf(openedAt, stretch)),
    [0, 0.25, 0.5],
  )
  assert.equal(placeOf(40 * day, stretch), 1)
})

test('whoever has only just come stands at the end of a day', () => {
  const one = { talks: [talk(20 * day, 'email')], isWhole: true }
  assert.deepEqual(stretchOf(one, 20 * day), { from: 19 * day, to: 20 * day })
  assert.deepEqual(stretchOf({ talks: [], isWhole: true }, 5 * day), { from: 4 * day, to: 5 * day })
})

test('the channel of the last talk stands first, each once', () => {
  assert.deepEqual(channelsIn(glance), ['email', 'plain'])
})

test('a talk reads badly or well only where it clearly does', () => {
  assert.deepEqual(
    [-0.9, -0.24, null, 0.24, 0.3].map(tone => moodOf({ tone })),
    ['bad', 'plain', 'plain', 'plain', 'good'],
  )
  assert.deepEqual(countsOf(glance), { bad: 1, plain: 1, good: 1 })
})

test('the line goes through every point, and is nothing without one', () => {
  assert.equal(pathThrough([]), '')
  assert.equal(
    pathThrough([
      { x: 0, lane: 1 },
      { x: 0.5, lane: 0 },
    ]),
    'M 0 1.5 C 25 1.5 25 0.5 50 0.5',
  )
})

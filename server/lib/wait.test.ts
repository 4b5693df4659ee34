import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bell, minute } from '#lib'

test('a ring is heard by all who wait, and the next one by whoever waits then', async () => {
  const door = bell()
  const both = Promise.all([door.wait(minute), door.wait(minute)])
  door.ring()
  await both
  const third = door.wait(minute)
  door.ring()
  await third
})

test('who gave up waiting takes the ring from nobody', async () => {
  const door = bell()
  const given = new AbortController()
  const first = door.wait(minute, given.signal)
  const second = door.wait(minute)
  given.abort()
  await first
  door.ring()
  await second
})

test('rings that nobody waited for are kept as one', async () => {
  const door = bell()
  door.ring()
  door.ring()
  await door.wait(minute)
  const ended = await Promise.race([door.wait(5).then(() => 'time'), Promise.resolve().then(() => 'waits')])
  assert.equal(ended, 'waits')
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Message } from '#protocol'
import { withPending } from './with-pending.ts'

const said = (id: string, at: number, sendAt: number | null = null) => ({ id, at, sendAt }) as Message
const shown = (messages: readonly Message[]) => messages.map(({ id }) => id).join('')

test('what is written here stands below what was said, also where the clock of the browser is behind', () => {
  const told = [said('a', 100), said('b', 200)]
  const all = withPending(told, [said('c', 50), said('d', 60), said('e', 300)])
  assert.equal(shown(all.toSorted((one, other) => one.at - other.at)), 'abcde')
})

test('what the server has is there once, and what leaves later stands at the end, the first to leave before', () => {
  const told = [said('a', 100), said('z', 110, 900), said('b', 200)]
  assert.equal(shown(withPending(told, [said('b', 150), said('y', 210, 800), said('c', 220)])), 'abcyz')
})

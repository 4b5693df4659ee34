import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ProfileCard } from '#protocol'
import { connectionsOf, linesOf } from './connections.ts'

const card = (id: string, connectionId: string) => ({ id, connectionId, channel: 'plain' }) as ProfileCard
const cards = [card('a1', 'a'), card('b1', 'b'), card('a2', 'a'), card('c1', 'c'), card('a3', 'a')]
const shown = (lines: ReturnType<typeof linesOf>) => lines.map(({ kind, key }) => `${kind} ${key}`)

test('profiles of one connection stand together under it, and one that is alone by itself', () => {
  assert.deepEqual(shown(linesOf(connectionsOf(cards))), [
    'head a',
    'within a1',
    'within a2',
    'within a3',
    'alone b1',
    'alone c1',
  ])
})

test('a search leaves what is found, under its connection', () => {
  const only = (...ids: string[]) => shown(linesOf(connectionsOf(cards), ({ id }) => ids.includes(id)))
  assert.deepEqual(only('a2', 'c1'), ['head a', 'within a2', 'alone c1'])
  assert.deepEqual(only(), [])
})

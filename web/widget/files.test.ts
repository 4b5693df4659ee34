import assert from 'node:assert/strict'
import { test } from 'node:test'
import { choose, maxFiles } from './files.ts'

const file = (name: string, size: number) => ({ name, size })

test('a message takes what fits, and says of each other file why not', () => {
  const { taken, refused } = choose([file('a', 1)], [file('b', 10), file('c', 11), file('d', 0)], 10)
  assert.deepEqual(
    taken.map(each => each.name),
    ['a', 'b'],
  )
  assert.deepEqual(refused, [
    { name: 'c', size: 11, why: 'size' },
    { name: 'd', size: 0, why: 'empty' },
  ])
})

test('too many files are told once', () => {
  const { taken, refused } = choose(
    [],
    Array.from({ length: maxFiles + 3 }, (_, i) => file(String(i), 1)),
    10,
  )
  assert.equal(taken.length, maxFiles)
  assert.deepEqual(
    refused.map(each => each.why),
    ['many'],
  )
})

import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { Fault } from '#lib'
import { readDay } from './read-day.ts'

const folder = mkdtempSync(join(tmpdir(), 'simulate-'))
test.after(() => rmSync(folder, { recursive: true }))

function reading(text: string) {
  const file = join(folder, 'day.json')
  writeFileSync(file, text)
  return readDay(file)
}

const task = {
  ...{ id: 'a', customerId: 'marta', queueId: 'common', kind: 'messaging', class: 'query' },
  ...{ arrivedAt: 5, targetMs: 60_000, expectedMs: 1000 },
}
const day = {
  name: 'small',
  queues: [{ id: 'common' }],
  agents: [{ agent: { id: 'ana', skills: { es: 5 }, queueIds: ['common'] }, shifts: [[0, 100]] }],
  arrivals: [
    { task, handleMs: 10 },
    { task: { ...task, id: 'b', arrivedAt: 1 }, handleMs: 10 },
  ],
}

test('a day is read in the order of its arrivals, and what may be left out is filled in', () => {
  const { arrivals, queues } = reading(JSON.stringify(day))
  assert.deepEqual(
    arrivals.map(arrival => arrival.task.id),
    ['b', 'a'],
  )
  assert.deepEqual(arrivals[0]!.task.needs, [])
  assert.deepEqual(queues[0], { id: 'common', mode: 'push', overflow: null })
})

test('the days that come along are read', () => {
  for (const name of ['peak', 'crisis'])
    assert.ok(readDay(join(import.meta.dirname, 'days', `${name}.json`)).arrivals.length > 1000)
})

const wrong: [what: string, text: string, code: string, where?: string][] = [
  ['no JSON', '{', 'simulate.unreadable'],
  ['nothing of a day', '[]', 'simulate.malformed', '/'],
  [
    'a recipe without a load',
    '{"recipe":{"name":"x","agents":3,"hours":1,"swing":0,"seed":1}}',
    'simulate.malformed',
    'recipe.load',
  ],
  ['a word too many', JSON.stringify({ ...day, followers: 3 }), 'simulate.malformed', '/'],
  [
    'a task twice',
    JSON.stringify({ ...day, arrivals: [day.arrivals[0], day.arrivals[0]] }),
    'simulate.malformed',
    'arrivals: a',
  ],
  [
    'a shift that ends before it begins',
    JSON.stringify(day).replace('[0,100]', '[9,3]'),
    'simulate.malformed',
    'agents.0.shifts.0',
  ],
]

for (const [what, text, code, where] of wrong)
  test(`${what} is refused, with the place where it is`, () => {
    assert.throws(
      () => reading(text),
      (thrown: unknown) => thrown instanceof Fault && thrown.code === code && (!where || thrown.values.where === where),
    )
  })

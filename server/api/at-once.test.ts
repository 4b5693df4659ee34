import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '#lib'
import type { Incident, IncidentPage, Page, PublishedFacts } from '#protocol'
import { createWorld, type TestWorld } from '../../test/world.ts'

let world: TestWorld
before(async () => void (world = await createWorld()))
after(() => world[Symbol.asyncDispose]())

const eight = Array.from({ length: 8 }, (_, place) => place)

test('an incident, and an answer to all, that are asked for many times at once are one', async () => {
  const { owner } = world
  const opened = { id: newId(), name: 'Corte de luz' }
  const answers = await Promise.all(eight.map(() => owner.post<IncidentPage>('/incidents', opened)))
  assert.deepEqual(new Set(answers.map(({ id }) => id)), new Set([opened.id]))
  const said = { id: newId(), text: 'Lo estamos mirando' }
  await Promise.all(eight.map(() => owner.post(`/incidents/${opened.id}/answers`, said)))
  assert.equal((await owner.get<IncidentPage>(`/incidents/${opened.id}`)).answers.length, 1)
  assert.equal((await owner.get<Page<Incident>>('/incidents')).rows.length, 1)
})

test('of many who keep the list of published facts at once one list stands, whole', async () => {
  const { owner } = world
  const lists = eight.map(place => [`${place}@cafe.example`, `${place}.cafe.example`])
  await Promise.all(lists.map(lines => owner.put('/published-facts', { lines })))
  const { lines } = await owner.get<PublishedFacts>('/published-facts')
  assert.ok(
    lists.some(list => String(list) === String(lines)),
    String(lines),
  )
})
